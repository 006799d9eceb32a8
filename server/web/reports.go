// reports.go is what can be asked of reports over HTTP.

package web

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"adref/editor"
	"adref/server/access"
	"adref/server/formats"
	"adref/server/room"
	"adref/server/wire"
)

// maxBody is the largest body of a request that is not a file, in bytes.
const maxBody = 256 << 10

// visit is one request to one report by somebody who may enter it.
type visit struct {
	w      http.ResponseWriter
	r      *http.Request
	room   *room.Room
	report *editor.Report
	who    access.Who // to this report
	secret string     // of the session; "" when nobody is signed in
}

// inRoom finds the report and who asks. A report that one may not enter is not there.
func (s *Server) inRoom(handle func(visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := s.enter(w, r, r.PathValue("report"))
		if err == nil {
			err = handle(v)
		}
		if err != nil {
			s.refuse(w, r, err)
		}
	}
}

func (s *Server) enter(w http.ResponseWriter, r *http.Request, report string) (visit, error) {
	who, secret, err := s.who(r)
	if err != nil {
		return visit{}, err
	}
	in, err := s.Hall.Room(r.Context(), report)
	if err == nil {
		now := in.Now().Report
		if access.May(who, access.Enter, access.Subject{Report: now, Rehearsal: letIn(in)}) {
			return visit{w, r, in, now, who.To(now.ID), secret}, nil
		}
		err = room.ErrNoReport
	}
	// Whether there is one is not told either.
	if errors.Is(err, room.ErrNoReport) && who.Account == nil {
		err = errSignedOut
	} else if errors.Is(err, room.ErrNoReport) && room.IsRehearsal(report) {
		err = errEnded
	}
	return visit{}, err
}

// mayCommand refuses who has no account with a place in this report.
func (v visit) mayCommand() error {
	switch {
	case access.May(v.who, access.Command, access.Subject{Report: v.report}):
		return nil
	case v.secret == "":
		return errSignedOut
	}
	return errForbidden
}

// may refuses, as not there, what the visitor may not do.
func (v visit) may(deed access.Deed) error {
	if !access.May(v.who, deed, access.Subject{Report: v.report}) {
		return errNotFound
	}
	return nil
}

func (s *Server) listReports(w http.ResponseWriter, r *http.Request) {
	list := []wire.ReportListing{}
	if err := s.eachReport(r, func(v *wire.View) { list = append(list, v.Listing()) }); err != nil {
		s.refuse(w, r, err)
		return
	}
	answer(w, http.StatusOK, list)
}

// eachReport goes through every report that the asker may enter, as the asker may see it.
func (s *Server) eachReport(r *http.Request, each func(*wire.View)) error {
	who, _, err := s.who(r)
	if err != nil {
		return err
	}
	ids, err := s.Hall.Reports(r.Context())
	if err != nil {
		return err
	}
	for _, id := range ids {
		in, err := s.Hall.Room(r.Context(), id)
		if err != nil {
			s.Logger.Error("list", "report", id, "error", err)
			continue
		}
		if report := in.Now().Report; access.May(who, access.Enter, access.Subject{Report: report}) {
			each(wire.NewView(report, who))
		}
	}
	return nil
}

// mostAgreed is how many agreed texts are answered at most.
const mostAgreed = 50

// agreed looks agreed language up by ?words=.
func (s *Server) agreed(w http.ResponseWriter, r *http.Request) {
	words := r.URL.Query().Get("words")
	if len(words) > 500 || !utf8.ValidString(words) || strings.TrimSpace(words) == "" {
		s.refuse(w, r, invalid("Name the words to look for, in at most 500 bytes."))
		return
	}
	found := []wire.AgreedText{}
	if err := s.eachReport(r, func(v *wire.View) { found = append(found, v.Agreed(words, mostAgreed-len(found))...) }); err != nil {
		s.refuse(w, r, err)
		return
	}
	answer(w, http.StatusOK, found)
}

// importReport makes a report from a file. ?name= is the file's name; ?id= a command id, so that
// sending the file again is safe.
func (s *Server) importReport(w http.ResponseWriter, r *http.Request) {
	who, _, err := s.who(r)
	if err == nil && !access.May(who, access.Create, access.Subject{}) {
		err = errForbidden
	}
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, formats.MaxFile))
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	name := r.URL.Query().Get("name")
	draft, notices, err := formats.Read(name, data)
	if err != nil {
		s.refuse(w, r, invalid(sentence(err.Error())))
		return
	}
	id := r.URL.Query().Get("id")
	if id == "" {
		id = randomID()
	}
	made, err := s.Hall.Create(r.Context(), who.Account.Actor(), id, editor.Create{Draft: draft, Settings: formats.Settings(name)})
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	if notices == nil {
		notices = []string{}
	}
	answer(w, http.StatusCreated, wire.Imported{ID: made.Report, Notices: notices})
}

// sentence makes a message of a package a sentence of the screen.
func sentence(message string) string {
	first, size := utf8.DecodeRuneInString(message)
	message = string(unicode.ToUpper(first)) + message[size:]
	if !strings.HasSuffix(message, ".") {
		message += "."
	}
	return message
}

func randomID() string {
	var b [16]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

func (s *Server) snapshot(v visit) error {
	encoded, err := v.room.EncodedSnapshot(v.who)
	if err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vary", "Cookie, Accept-Encoding")
	tag := `"` + encoded.Tag + `"`
	h.Set("ETag", tag)
	if matches(v.r.Header.Values("If-None-Match"), tag) {
		v.w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return writeGzip(v.w, v.r, encoded.Gzip)
}

// matches compares as If-None-Match does: any of a list, weak or not (RFC 9110, section 13.1.2).
func matches(headers []string, tag string) bool {
	for _, header := range headers {
		for _, one := range strings.Split(header, ",") {
			if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
				return true
			}
		}
	}
	return false
}

// command decides one command; its body and answer are those of the socket's frames.
func (s *Server) command(v visit) error {
	if err := v.mayCommand(); err != nil {
		return err
	}
	request, err := readBody[wire.Request](v)
	if err != nil {
		return err
	}
	reply, status := s.submit(v.r.Context(), v.room, v.who, request)
	answer(v.w, status, reply)
	return nil
}

// readBody reads a JSON body strictly.
func readBody[T any](v visit) (body T, err error) {
	if kind, _, _ := mime.ParseMediaType(v.r.Header.Get("Content-Type")); kind != "application/json" {
		return body, invalid("The body is to be sent as application/json.")
	}
	data, err := io.ReadAll(http.MaxBytesReader(v.w, v.r.Body, maxBody))
	if err != nil {
		return body, err
	}
	if err := editor.ReadJSON(data, &body); err != nil {
		return body, invalid("The request cannot be read: " + err.Error() + ".")
	}
	return body, nil
}

func (s *Server) mine(v visit) error {
	if v.who.Account == nil || v.who.Account.Delegation == "" && v.who.Account.Role != editor.RoleObserver {
		return errNotFound
	}
	answer(v.w, http.StatusOK, wire.Own(v.report, v.who.Account))
	return nil
}

func (s *Server) history(v visit) error {
	if err := v.may(access.ReadLive); err != nil {
		return err
	}
	paragraph := v.r.PathValue("paragraph")
	if _, ok := v.report.Paragraph(paragraph); !ok {
		return errNotFound
	}
	answer(v.w, http.StatusOK, v.room.History(v.who, paragraph))
	return nil
}

// export gives a text of the report as a page (?format=txt, ?text= a revision's id or "live"), or
// the whole record (?format=json).
func (s *Server) export(v visit) error {
	q := v.r.URL.Query()
	switch q.Get("format") {
	case "txt":
		side := q.Get("text")
		view := wire.NewView(v.report, v.who)
		if side == "" {
			side = wire.Live
			if latest := view.Latest(); !access.May(v.who, access.ReadLive, access.Subject{Report: v.report}) && latest != nil {
				side = latest.ID
			}
		}
		draft, numbers, ok := view.Text(side)
		if !ok {
			return errNotFound
		}
		v.attach("text/plain; charset=utf-8", ".txt")
		v.w.Write(formats.WriteText(draft, numbers))
		return nil
	case "docx":
		return v.exportDocx()
	case "floor":
		return s.exportFloor(v)
	case "record":
		return v.exportRecord()
	case "fates":
		return v.exportFates()
	case "compilation":
		return v.exportCompilation()
	case "json":
		if err := v.may(access.ReadLog); err != nil {
			return err
		}
		v.attach("application/json; charset=utf-8", ".json")
		if err := s.Hall.Export(v.r.Context(), v.w, v.report.ID); err != nil {
			s.Logger.Error("export", "report", v.report.ID, "error", err)
			panic(http.ErrAbortHandler) // half of it may be sent
		}
		return nil
	}
	return invalid("Name a format: txt, docx, record, fates, compilation, floor or json.")
}

func (v visit) attach(kind, ext string) {
	name := strings.NewReplacer("/", "_", " ", "_").Replace(wire.NewView(v.report, v.who).Masthead().Symbol)
	if name == "" {
		name = v.report.ID
	}
	v.w.Header().Set("Content-Type", kind)
	v.w.Header().Set("Cache-Control", "no-store")
	v.w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + ext}))
}

// invite makes an account and a sign-in link for it, seating its delegation first when needed.
func (s *Server) invite(v visit) error {
	if err := v.may(access.Invite); err != nil {
		return errForbidden
	}
	ask, err := readBody[wire.InvitationRequest](v)
	if err != nil {
		return err
	}
	if ask.Role == editor.RoleChair && !access.May(v.who, access.InviteChair, access.Subject{Report: v.report}) {
		return errForbidden
	}
	account := access.Account{Person: ask.Person, Role: ask.Role, Reports: []string{v.report.ID}}
	seat, seated := v.report.Seated(ask.Delegation)
	switch {
	case ask.Role == editor.RoleDelegation && seated:
		account.Delegation, account.DelegationName = seat.Code, seat.Name
	case ask.Role == editor.RoleDelegation:
		account.Delegation, account.DelegationName = ask.Delegation, ask.DelegationName
	case ask.Role == editor.RoleObserver:
		account.DelegationName = ask.DelegationName
	}
	// The account first, which checks everything: a request that is refused seats nobody. The link of
	// one whose seat is then refused is told to nobody.
	token, expires, err := s.Accounts.Invite(v.r.Context(), account)
	if err != nil {
		return err
	}
	if ask.Role == editor.RoleDelegation && !seated {
		if err := v.seat(editor.Delegation{Code: ask.Delegation, Name: ask.DelegationName, Kind: editor.KindState}); err != nil {
			return err
		}
	}
	scheme := "http://"
	if s.Secure {
		scheme = "https://"
	}
	answer(v.w, http.StatusCreated, wire.Invitation{Link: scheme + v.r.Host + "/invite/" + token, Expires: expires})
	return nil
}

// seat seats a delegation; that another invitation has just done so is no error.
func (v visit) seat(d editor.Delegation) error {
	body, err := json.Marshal(struct {
		Type       string            `json:"type"`
		Delegation editor.Delegation `json:"delegation"`
	}{"seat", d})
	if err != nil {
		return err
	}
	_, err = v.room.Submit(v.r.Context(), v.who.Account.Actor(), "seat-"+randomID(), body)
	if _, seated := v.room.Now().Report.Seated(d.Code); seated {
		return nil
	}
	return err
}
