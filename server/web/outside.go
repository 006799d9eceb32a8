// outside.go is the doors of a revision that comes from outside: it is loaded as a file and kept, compared
// anew with the text each time it is looked at, and confirmed as it was shown.

package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"time"

	"adref/editor"
	"adref/server/access"
	"adref/server/formats"
	"adref/server/wire"
	"adref/storage"
)

// Kept for so long since it was last worked on; once confirmed, for a request that is sent again.
const (
	outsideKept      = 90 * 24 * time.Hour
	outsideConfirmed = 24 * time.Hour
)

// maxPairings bounds what a person says of a revision.
const maxPairings = 5_000

var errNoOutside = &problem{"not-found", "No revision from outside is being compared with this report.", http.StatusNotFound}

// keptOutside is a revision from outside that is not confirmed yet, one for each report.
type keptOutside struct {
	Name     string           `json:"name"`
	Symbol   string           `json:"symbol,omitempty"`
	By       string           `json:"by"`
	Elements []editor.Element `json:"elements"`
	Notices  []string         `json:"notices"`
	Pairings []editor.Pairing `json:"pairings"`

	Request string          `json:"request,omitempty"` // the id that it was confirmed under, and by whom
	Person  string          `json:"person,omitempty"`
	Command json.RawMessage `json:"command,omitempty"`
	Done    bool            `json:"done,omitempty"` // it is in the text
}

// outsideKey names it by the address, so that a rehearsal has its own.
func (v visit) outsideKey() string { return "outside/" + v.r.PathValue("report") }

// keptOutside finds it, with its version; errNoOutside when there is none.
func (s *Server) keptOutside(v visit) (k keptOutside, version int64, err error) {
	if !access.May(v.who, access.LoadOutside, access.Subject{Report: v.report}) {
		return k, 0, errForbidden
	}
	value, err := s.Keep.Get(v.r.Context(), v.outsideKey())
	if errors.Is(err, storage.ErrNotFound) {
		return k, 0, errNoOutside
	}
	if err != nil {
		return k, 0, err
	}
	if err := json.Unmarshal(value.Data, &k); err != nil {
		return k, 0, fmt.Errorf("a revision from outside that was kept: %w", err)
	}
	if k.Done {
		return k, value.Version, errNoOutside
	}
	return k, value.Version, nil
}

func (s *Server) keepOutside(v visit, k keptOutside, version int64) (int64, error) {
	data, err := json.Marshal(k)
	if err != nil {
		return 0, err
	}
	lasts := outsideKept
	if k.Done || v.rehearsed() {
		lasts = outsideConfirmed
	}
	now, err := s.Keep.Put(v.r.Context(), v.outsideKey(), data, version, time.Now().Add(lasts))
	if errors.Is(err, storage.ErrConflict) {
		return 0, staleOutside("Somebody else works on this revision too, and was faster.")
	}
	return now, err
}

func (v visit) rehearsed() bool {
	_, yes := v.room.Rehearsal()
	return yes
}

func staleOutside(why string) error {
	return &editor.Refusal{Code: editor.CodeStale, Message: why + " Look at what is shown now. Nothing was changed."}
}

// compared is the revision as it would change the text now.
func (v visit) compared(ctx context.Context, k keptOutside) (wire.Outside, editor.LoadRevision, error) {
	now := v.room.Now().Report
	o, load, err := wire.NewView(now, v.who).OutsideOf(ctx, k.Name, k.Elements, k.Pairings, v.who.Account.Actor(), now.At)
	if err != nil {
		return o, load, err
	}
	o.Symbol, o.By, o.Notices = k.Symbol, k.By, k.Notices
	return o, load, o.Seal()
}

func (v visit) answerOutside(k keptOutside, status int) error {
	o, _, err := v.compared(v.r.Context(), k)
	if err != nil {
		return err
	}
	answer(v.w, status, o)
	return nil
}

// loadOutside takes a file as the revision to compare. One that is being compared already is not replaced:
// what was said of it would be lost.
func (s *Server) loadOutside(v visit) error {
	was, version, err := s.keptOutside(v)
	there := err == nil
	if err != nil && err != errNoOutside {
		return err
	}
	data, err := io.ReadAll(http.MaxBytesReader(v.w, v.r.Body, formats.MaxFile))
	if err != nil {
		return err
	}
	k := keptOutside{Name: v.r.URL.Query().Get("name"), By: v.who.Account.Person}
	draft, notices, err := formats.Read(k.Name, data)
	if err != nil {
		return invalid(sentence(err.Error()))
	}
	k.Symbol, k.Elements, k.Notices = draft.Masthead.Symbol, draft.Elements, append([]string{}, notices...)
	switch {
	case there && was.Name == k.Name && reflect.DeepEqual(was.Elements, k.Elements): // sent again
		return v.answerOutside(was, http.StatusOK)
	case there:
		return &editor.Refusal{Code: editor.CodeSettled, Message: fmt.Sprintf("“%s”, which %s loaded, is being compared already. Confirm it or put it aside first.", was.Name, was.By)}
	}
	o, _, err := v.compared(v.r.Context(), k)
	if err != nil {
		return err
	}
	if o.Refused != nil && (o.Refused.Code == string(editor.CodeInvalid) || o.Refused.Code == string(editor.CodeClosed)) { // whatever the text becomes
		return &editor.Refusal{Code: editor.Code(o.Refused.Code), Message: o.Refused.Message}
	}
	if _, err := s.keepOutside(v, k, version); err != nil {
		return err
	}
	answer(v.w, http.StatusCreated, o)
	return nil
}

func (s *Server) outside(v visit) error {
	k, _, err := s.keptOutside(v)
	if err != nil {
		return err
	}
	return v.answerOutside(k, http.StatusOK)
}

// pairOutside keeps what a person says belongs together, said of what is shown.
func (s *Server) pairOutside(v visit) error {
	k, version, err := s.keptOutside(v)
	if err != nil {
		return err
	}
	ask, err := readBody[wire.OutsidePairings](v)
	if err != nil {
		return err
	}
	if len(ask.Pairings) > maxPairings {
		return invalid(fmt.Sprintf("At most %d pairings can be said.", maxPairings))
	}
	for _, p := range ask.Pairings {
		if _, ok := v.report.Paragraph(p.Paragraph); !ok || p.Element < 0 || p.Element >= len(k.Elements) {
			return invalid("A pairing names a paragraph of this report and an element of the revision.")
		}
	}
	o, _, err := v.compared(v.r.Context(), k)
	if err != nil {
		return err
	}
	if o.Seen != ask.Seen && !slices.Equal(k.Pairings, ask.Pairings) { // else sent again
		return staleOutside("The text, or what stands on it, has changed since this was shown.")
	}
	k.Pairings = ask.Pairings
	if _, err := s.keepOutside(v, k, version); err != nil {
		return err
	}
	return v.answerOutside(k, http.StatusOK)
}

// dropOutside puts the revision aside: nothing of it is kept.
func (s *Server) dropOutside(v visit) error {
	_, version, err := s.keptOutside(v)
	if err == nil {
		err = s.Keep.Delete(v.r.Context(), v.outsideKey(), version)
	}
	if errors.Is(err, storage.ErrConflict) {
		return staleOutside("Somebody else works on this revision too, and was faster.")
	}
	if err != nil && !errors.Is(err, storage.ErrNotFound) {
		return err
	}
	v.w.WriteHeader(http.StatusNoContent)
	return nil
}

// confirmOutside makes the text what was shown, or nothing. A request sent again has the same answer.
func (s *Server) confirmOutside(v visit) error {
	k, version, err := s.keptOutside(v)
	if err != nil && !k.Done {
		return err
	}
	ask, err := readBody[wire.OutsideConfirmed](v)
	if err != nil {
		return err
	}
	again := k.Request != "" && k.Request == ask.ID && k.Person == v.who.Account.Actor().Person
	if k.Done && !again {
		return errNoOutside
	}
	if !again {
		o, load, err := v.compared(v.r.Context(), k)
		switch {
		case err != nil:
			return err
		case o.Seen != ask.Seen:
			return staleOutside("The text, or what stands on it, has changed since this was shown.")
		case o.Refused != nil:
			return &editor.Refusal{Code: editor.Code(o.Refused.Code), Message: o.Refused.Message, Blockers: o.Refused.Blockers}
		}
		if k.Command, err = commandOf(load); err != nil {
			return err
		}
		k.Request, k.Person = ask.ID, v.who.Account.Actor().Person
		if version, err = s.keepOutside(v, k, version); err != nil { // before it is sent: the same command can be sent again
			return err
		}
	}
	reply, status := s.submit(v.r.Context(), v.room, v.who, wire.Request{ID: ask.ID, Command: k.Command})
	if reply.OK != nil && !k.Done {
		done := keptOutside{Name: k.Name, Request: k.Request, Person: k.Person, Command: k.Command, Done: true}
		if _, err := s.keepOutside(v, done, version); err != nil { // it is in the text all the same
			s.Logger.Error("a revision from outside that was confirmed is still kept", "report", v.report.ID, "error", err)
		}
	}
	answer(v.w, status, reply)
	return nil
}

// commandOf is a command as a client would send it.
func commandOf(c editor.LoadRevision) (json.RawMessage, error) {
	return json.Marshal(struct {
		Type string `json:"type"`
		editor.LoadRevision
	}{c.Type(), c})
}
