// error.go is how a command is refused: a code, words a delegate understands, and what stands
// in the way.

package editor

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Code says what kind of refusal it is; the server has one table from codes to HTTP status.
type Code string

const (
	CodeInvalid   Code = "invalid"   // the command makes no sense, whoever sends it
	CodeForbidden Code = "forbidden" // this actor may not do this
	CodeNotFound  Code = "not-found" // it names something the report does not have
	CodeStale     Code = "stale"     // it names a version that is no longer the current one
	CodeBlocked   Code = "blocked"   // something stands against it; see Blockers
	CodeSettled   Code = "settled"   // what it asks for is done already, or can be done no more
)

// Refusal is a refused command: nothing was changed.
type Refusal struct {
	Code     Code
	Message  string
	Blockers []Blocker // rule 5: every one its sender may know
}

func (r *Refusal) Error() string { return r.Message }

// AsRefusal finds the refusal in err.
func AsRefusal(err error) (*Refusal, bool) {
	var r *Refusal
	ok := errors.As(err, &r)
	return r, ok
}

func refuse(code Code, format string, args ...any) *Refusal {
	return &Refusal{Code: code, Message: fmt.Sprintf(format, args...)}
}

// BlockerKind says what kind of obstacle stands against a paragraph.
type BlockerKind string

const (
	BlockObjection   BlockerKind = "objection"   // a standing objection
	BlockConditional BlockerKind = "conditional" // a standing objection pending another paragraph
	BlockUnanswered  BlockerKind = "unanswered"  // a pending amendment
	BlockPressed     BlockerKind = "pressed"     // an amendment its sponsor maintained after the answer
	BlockBrackets    BlockerKind = "brackets"    // negotiating square brackets in the text
	BlockStale       BlockerKind = "stale"       // the version named is no longer the current one
	BlockPackage     BlockerKind = "package"     // bound with what was named, and not named; the reason is the package's name
)

// Blocker is one thing that stands in the way of a command (rule 5).
type Blocker struct {
	Kind       BlockerKind `json:"kind"`
	Paragraph  string      `json:"paragraph"`            // id
	Number     string      `json:"number,omitempty"`     // of the paragraph
	Delegation string      `json:"delegation,omitempty"` // who raised or filed it
	CoSponsors []string    `json:"coSponsors,omitempty"` // of an amendment
	Reason     string      `json:"reason,omitempty"`     // as given; for brackets, the bracketed words; for stale, what changed
	Since      string      `json:"since,omitempty"`      // the latest revision when it was raised or filed; "" before the first
	At         *time.Time  `json:"at,omitempty"`         // when
	Version    int         `json:"version,omitempty"`    // it was raised or filed against; for stale, the current one
	Objection  string      `json:"objection,omitempty"`  // id
	Amendment  string      `json:"amendment,omitempty"`  // id
	No         int         `json:"no,omitempty"`         // of the amendment
	Scope      string      `json:"scope,omitempty"`      // of an objection wider than the paragraph, in words: "section II", "the whole text"
	Ready      bool        `json:"ready,omitempty"`      // of a conditional objection: what it is pending on is agreed, and it can be lifted
}

func blocked(what string, blockers []Blocker) *Refusal {
	var against []string
	for _, kind := range []struct {
		kind      BlockerKind
		one, many string
	}{
		{BlockStale, "paragraph has changed since", "paragraphs have changed since"},
		{BlockObjection, "objection", "objections"},
		{BlockConditional, "conditional objection", "conditional objections"},
		{BlockUnanswered, "unanswered amendment", "unanswered amendments"},
		{BlockPressed, "pressed amendment", "pressed amendments"},
		{BlockBrackets, "square bracket", "square brackets"},
		{BlockPackage, "paragraph of its package that is not named", "paragraphs of its package that are not named"},
	} {
		var scopes []string // "" for the paragraphs themselves
		n, ready := map[string]int{}, map[string]int{}
		for _, b := range blockers {
			if b.Kind != kind.kind {
				continue
			}
			if n[b.Scope]++; b.Ready {
				ready[b.Scope]++
			}
			if !slices.Contains(scopes, b.Scope) {
				scopes = append(scopes, b.Scope)
			}
		}
		for _, scope := range scopes {
			words := "1 " + kind.one
			if n[scope] > 1 {
				words = fmt.Sprintf("%d %s", n[scope], kind.many)
			}
			if scope != "" {
				words += " to " + scope
			}
			switch ready[scope] {
			case 0:
			case n[scope]:
				words += " (ready to lift)"
			default:
				words += fmt.Sprintf(" (%d ready to lift)", ready[scope])
			}
			against = append(against, words)
		}
	}
	verb := "stand"
	if len(blockers) == 1 {
		verb = "stands"
	}
	return &Refusal{
		Code:     CodeBlocked,
		Message:  fmt.Sprintf("%s: %s %s in the way. Nothing was changed.", what, enumerate(against), verb),
		Blockers: blockers,
	}
}

func enumerate(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// lowerFirst is for words that begin a sentence elsewhere.
func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}

// clip shortens what a refusal repeats of its sender's input.
func clip(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n]) + "…"
}
