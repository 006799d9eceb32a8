// truth_test.go reads drafts that delegations changed in Word, in three forms, and finds every amendment.

package docx

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"adref/editor"
)

// told is what is known of one file.
type told struct {
	File       string `json:"file"`
	Base       string `json:"base"`
	Amendments []struct {
		Author   string          `json:"author"`
		Para     string          `json:"para"`
		Kind     string          `json:"kind"`
		Before   json.RawMessage `json:"before"`
		After    json.RawMessage `json:"after"`
		Text     string          `json:"text"`
		Anchor   string          `json:"anchor"`
		Footnote string          `json:"footnote"`
		ToBefore string          `json:"to_before_para"`
	} `json:"amendments"`
	Notes [2][]string `json:"-"`
}

func truth(t *testing.T) map[string]told {
	t.Helper()
	file, err := os.ReadFile(data(t, "made", "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]told{}
	if err := json.Unmarshal(file, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func made(t *testing.T, name string) []byte {
	t.Helper()
	file, err := os.ReadFile(data(t, "made", name))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// kinds is what the truth calls the kinds.
var kinds = map[string]editor.AmendmentKind{
	"modify": editor.AmendRevise, "footnote-insert": editor.AmendRevise, "delete": editor.AmendDelete, "insert-after": editor.AmendInsertAfter,
	"move": editor.AmendMove, "split": editor.AmendSplit, "merge": editor.AmendMerge, "format": KindFormat, "comment": KindComment,
}

// plainWords are the words of a text of the truth, without a number that was typed.
func plainWords(t *testing.T, raw json.RawMessage) []string {
	t.Helper()
	var one *string
	var list []string
	if len(raw) == 0 {
		return nil
	}
	if json.Unmarshal(raw, &one) != nil {
		if err := json.Unmarshal(raw, &list); err != nil {
			t.Fatal(err)
		}
	} else if one != nil {
		list = []string{*one}
	}
	for i := range list {
		_, length := typedNumber(list[i])
		list[i] = single(list[i][length:])
	}
	return list
}

func plains(words []Words) []string {
	var list []string
	for _, w := range words {
		list = append(list, w.Plain)
	}
	return list
}

func TestEveryAmendmentOfADelegationIsFound(t *testing.T) {
	all, files, found := truth(t), 0, 0
	for name, want := range all {
		if want.Base == "" {
			want.Base = want.File
		}
		base := baseOf(t, want.Base)
		unmarked := strings.Contains(name, "clean-copy") || strings.Contains(name, "manual")
		for how, against := range map[string][]Base{"alone": nil, "against its base": base, "against the typed base": baseOf(t, "un000-typed-base.docx")} {
			if unmarked && against == nil {
				continue
			}
			t.Run(name+" "+how, func(t *testing.T) {
				got, err := Propose(context.Background(), made(t, want.File), against)
				if err != nil {
					t.Fatal(err)
				}
				if len(got.Unplaced) > 0 {
					t.Errorf("not placed: %+v", got.Unplaced)
				}
				list := got.Placed
				for _, a := range want.Amendments {
					before, after := plainWords(t, a.Before), plainWords(t, a.After)
					i := slices.IndexFunc(list, func(p Proposal) bool {
						authors := slices.Sorted(slices.Values(p.Authors))
						named := slices.Sorted(slices.Values(strings.Split(a.Author, " + ")))
						if unmarked { // nobody is named
							authors, named = nil, nil
						}
						if p.Kind != kinds[a.Kind] || !slices.Equal(authors, named) || len(p.Before) != 1 || p.Before[0].Number != strings.TrimSuffix(a.Para, ".") {
							return false
						}
						switch a.Kind {
						case "comment":
							return p.Reason == a.Text && p.Anchor == a.Anchor
						case "insert-after":
							return slices.Equal(plains(p.After), after)
						case "footnote-insert":
							return slices.Equal(p.Footnote, []string{a.Footnote}) && strings.Contains(p.Text[0], "^["+a.Footnote+"]")
						case "move":
							return slices.Equal(plains(p.Before), before) && slices.Equal(plains(p.After), after) && p.To != nil && p.Next != nil && p.Next.Number == strings.TrimSuffix(a.ToBefore, ".")
						}
						return slices.Equal(plains(p.Before), before) && slices.Equal(plains(p.After), after)
					})
					if i < 0 {
						t.Errorf("not found: %s by %s to %s", a.Kind, a.Author, a.Para)
						continue
					}
					found++
					if p := list[i]; against != nil {
						at := slices.IndexFunc(against, func(b Base) bool { return b.ID == p.Paragraphs[0] })
						if at < 0 || a.Kind != "move" && against[at].Number != strings.TrimSuffix(a.Para, ".") || p.Note != "" {
							t.Errorf("%s to %s is placed at %v: %s", a.Kind, a.Para, p.Paragraphs, p.Note)
						}
					}
					list = slices.Delete(slices.Clone(list), i, i+1)
				}
				for _, p := range list {
					t.Errorf("found and not meant: %s by %q to %+v: %q", p.Kind, p.Authors, p.Before, p.Text)
				}
			})
		}
		files++
	}
	t.Logf("%d files, %d amendments found", files, found)
}

// baseOf is the paragraphs of a draft as a report has them.
func baseOf(t *testing.T, name string) []Base {
	t.Helper()
	d, err := Read(made(t, name))
	if err != nil {
		t.Fatal(err)
	}
	draft, _, err := d.Draft()
	if err != nil {
		t.Fatal(err)
	}
	numbers := editor.DraftNumbers(draft, "")
	var base []Base
	for i, el := range draft.Elements {
		base = append(base, Base{ID: "p" + numbers[i] + el.Text[:min(8, len(el.Text))], Number: numbers[i], Text: el.Text})
	}
	return base
}

func TestADraftIsTheSameInThreeForms(t *testing.T) {
	var first string
	for _, form := range []string{"auto", "typed", "style"} {
		d, err := Read(made(t, "un000-"+form+"-base.docx"))
		if err != nil {
			t.Fatal(err)
		}
		draft, notices, err := d.Draft()
		if err != nil || len(notices) > 0 {
			t.Errorf("%s: notices %q, %v", form, notices, err)
		}
		made, err := json.Marshal(draft)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(made)
		}
		if string(made) != first {
			t.Errorf("%s is another draft", form)
		}
		if m := draft.Masthead; m.Organ == "" || m.Session == "" || m.Title == "" || m.Distribution == "" || m.Language != "en" {
			t.Errorf("the masthead is %+v", m)
		}
	}
}
