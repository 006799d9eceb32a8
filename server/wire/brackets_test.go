// brackets_test.go is about what is told of brackets, and of the text without them.

package wire

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/server/access"
)

// bracketed looks at a report whose paragraphs have these texts, p1 and on, as the Chair.
func bracketed(t testing.TB, texts ...string) *View {
	t.Helper()
	create := editor.Create{}
	for i, text := range texts {
		create.Draft.Elements = append(create.Draft.Elements, editor.Element{
			ID: "p" + string(rune('1'+i)), Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: text,
		})
	}
	chair := editor.Actor{Person: "p", Role: editor.RoleChair}
	var r *editor.Report
	for i, c := range []editor.Command{create, editor.Seat{Delegation: editor.Delegation{Code: "ARV", Name: "Arvenia", Kind: editor.KindState}}} {
		events, err := editor.Decide(r, "r", chair, string(rune('a'+i)), c, time.Unix(0, 0))
		if err != nil {
			t.Fatal(err)
		}
		if r, err = editor.ApplyAll(r, events); err != nil {
			t.Fatal(err)
		}
	}
	return NewView(r, access.Who{Audience: editor.AudienceChair})
}

// PRACTICE 19.
func TestEveryOneOfNineNestedBracketsCanBeLifted(t *testing.T) {
	text := "States " + strings.Repeat("[keep ", 9) + "harbours" + strings.Repeat("]", 9) + "."
	v := bracketed(t, text)
	list := v.Brackets("p1")
	if len(list.Brackets) != 9 {
		t.Fatalf("%d brackets are listed", len(list.Brackets))
	}
	for k, b := range list.Brackets {
		if b.Depth != k || !strings.HasPrefix(b.Words, "[keep ") {
			t.Errorf("bracket %d is %+v", k, b)
		}
		lifted, err := v.Lifted("p1", Lifting{Lift: &k})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(lifted.Text, "[") != 8 || strings.ReplaceAll(strings.ReplaceAll(lifted.Text, "[", ""), "]", "") != strings.ReplaceAll(strings.ReplaceAll(text, "[", ""), "]", "") {
			t.Errorf("without bracket %d it reads %q", k, lifted.Text)
		}
		if lifted.Ops.Before() != text || lifted.Ops.After() != lifted.Text {
			t.Errorf("the difference is not that of the texts: %v", lifted.Ops)
		}
	}
}

// PRACTICE 12 and 18.
func TestABracketWithAlternativesIsAChoiceAndSaysWhoIsBehindEach(t *testing.T) {
	v := bracketed(t, "Reports are due [yearly - ARV, G77 retain / monthly - COR] and [Option 1: in spring.] [Option 2: No text].")
	list := v.Brackets("p1")
	if len(list.Choices) != 2 || !list.Brackets[0].Chooses {
		t.Fatalf("the choices are %+v of %+v", list.Choices, list.Brackets)
	}
	first, second := list.Choices[0], list.Choices[1]
	if a := first.Alternatives[0]; a.Words != "yearly" || a.By[0].Names[1] != "G77" || a.By[0].Wants != editor.VerbRetain {
		t.Errorf("the first alternative is %+v", a)
	}
	if a := second.Alternatives[1]; !a.NoText || a.Label != "Option 2" {
		t.Errorf("the second option is %+v", a)
	}
	zero, one := 0, 1
	if _, err := v.Lifted("p1", Lifting{Lift: &zero}); err == nil {
		t.Error("a bracket with alternatives is lifted")
	}
	chosen, err := v.Lifted("p1", Lifting{Choice: &zero, Alternative: &one})
	if err != nil || !strings.HasPrefix(chosen.Text, "Reports are due monthly and [Option 1") {
		t.Errorf("the second chosen it reads %q, %v", chosen.Text, err)
	}
}

func TestAListQuotesLongBracketsInPart(t *testing.T) {
	v := bracketed(t, "["+strings.Repeat("é", 5000)+"]")
	if words := []rune(v.Brackets("p1").Brackets[0].Words); len(words) != 300 || words[299] != '…' {
		t.Errorf("%d characters are quoted", len(words))
	}
}

// What a client joins again is the text.
func TestTheTextBetweenPlaceholdersIsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "A" + strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"[", "]", "____", "[to be completed]", "[XX]", " ", "né", "{EU: ", "}", "^[", "[...]"})).Draw(t, "pieces"), "")
		text, err := editor.CleanText(text, "en")
		if err != nil {
			t.Skip()
		}
		tree := editor.ReadBrackets(text)
		create := editor.Create{Draft: editor.Draft{Elements: []editor.Element{{ID: "p1", Kind: editor.KindParagraph, Text: text}}}}
		events, err := editor.Decide(nil, "r", editor.Actor{Role: editor.RoleChair}, "c", create, time.Unix(0, 0))
		if err != nil {
			t.Fatal(err)
		}
		r, err := editor.ApplyAll(nil, events)
		if err != nil {
			t.Fatal(err)
		}
		list := NewView(r, access.Who{Audience: editor.AudienceChair}).Brackets("p1")
		joined := ""
		for _, h := range list.Placeholders {
			joined += h.Before + h.Text
		}
		if p, _ := r.Paragraph("p1"); joined+list.Rest != p.Text() || len(list.Placeholders) != len(tree.Placeholders()) {
			t.Fatalf("%q became %q", p.Text(), joined+list.Rest)
		}
	})
}

// PRACTICE 19, 25 and 27.
func TestTheChecklistSaysWhatIsLeftInBracketsAndToBeFilled(t *testing.T) {
	v := bracketed(t, "States keep [[all] harbours].", "The list is kept at [to be completed].", "States keep charts].")
	c := v.Checklist()
	if c.Counted.Standing != 1 || c.Counted.Nested != 1 || c.Counted.Unbalanced != 1 {
		t.Errorf("counted: %+v", c.Counted)
	}
	if len(c.Brackets) != 2 || c.Brackets[0] != (InBrackets{"p1", 1, 0}) || c.Brackets[1] != (InBrackets{"p3", 0, 1}) {
		t.Errorf("in brackets: %+v", c.Brackets)
	}
	if len(c.Placeholders) != 1 || c.Placeholders[0].Paragraph != "p2" || c.Placeholders[0].Character != 21 {
		t.Errorf("to be filled: %+v", c.Placeholders)
	}
}
