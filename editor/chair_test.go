// chair_test.go is how a report is opened, who is seated at it, and what its settings are.

package editor

import (
	"fmt"
	"strings"
	"testing"
)

func opens(d Draft) *Refusal {
	_, err := Decide(nil, "r", chair, "c", Create{Draft: d}, start)
	refusal, _ := AsRefusal(err)
	return refusal
}

func TestADraftBecomesAReportWordForWord(t *testing.T) {
	d := Draft{
		Masthead: Masthead{Title: "Draft re\u0301sume\u0301 ", Lines: []string{"One", "Two"}, Language: "fr"},
		Elements: []Element{
			{ID: "kept", Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman, Printed: "I", Text: "Introduction"},
			{Kind: KindParagraph, Marker: MarkerArabic, Printed: "1", Text: "Le re\u0301sume\u0301."},
			{Kind: KindHeading, Annex: true, Text: "Annexe"},
		},
	}
	s := &scenario{t: t, at: start}
	if id := s.does(chair, Create{Draft: d}); id != "r" || s.r.ID != "r" {
		t.Errorf("report %q made as %q", s.r.ID, id)
	}
	if s.r.Settings != (Settings{VisibleCirculated, PositionsChair, NumberingRunning, ModeChairsText, 0, FatesChair}) {
		t.Errorf("settings %+v", s.r.Settings)
	}
	if s.r.Masthead.Title != "Draft r\u00e9sum\u00e9" || fmt.Sprint(s.r.Masthead.Lines) != "[One Two]" {
		t.Errorf("masthead %+v", s.r.Masthead)
	}
	for i, id := range s.r.Order {
		p, el := s.paragraph(id), d.Elements[i]
		if p.Kind != el.Kind || p.Level != el.Level || p.Marker != el.Marker || p.Printed != el.Printed || p.Annex != el.Annex || len(p.Versions) != 1 {
			t.Errorf("element %d became %+v", i+1, p)
		}
	}
	if s.r.Order[0] != "kept" || s.paragraph(s.r.Order[1]).Text() != "Le r\u00e9sum\u00e9." || d.Masthead.Lines[0] != "One" {
		t.Errorf("order %v", s.r.Order)
	}
}

func TestADraftThatCannotBeAReportIsRefused(t *testing.T) {
	ok := Element{Kind: KindParagraph, Text: "Text."}
	with := func(change func(*Element)) Draft {
		el := ok
		change(&el)
		return Draft{Elements: []Element{ok, el}}
	}
	for name, d := range map[string]Draft{
		"no text":             {},
		"an empty element":    with(func(e *Element) { e.Text = "" }),
		"a blank element":     with(func(e *Element) { e.Text = " \u00a0" }),
		"a line break":        with(func(e *Element) { e.Text = "a\nb" }),
		"an override":         with(func(e *Element) { e.Text = "a\u202eb" }),
		"too long":            with(func(e *Element) { e.Text = strings.Repeat("a", MaxText+1) }),
		"no kind":             with(func(e *Element) { e.Kind = "" }),
		"another kind":        with(func(e *Element) { e.Kind = "table" }),
		"another marker":      with(func(e *Element) { e.Marker = "§" }),
		"a level too deep":    with(func(e *Element) { e.Kind, e.Level = KindHeading, 2_000_000_000 }), // the numbers of which would fill the memory
		"a level below 0":     with(func(e *Element) { e.Level = -1 }),
		"a number of lines":   with(func(e *Element) { e.Printed = "1\n2" }),
		"a number too long":   with(func(e *Element) { e.Printed = strings.Repeat("1", 101) }),
		"a number overridden": with(func(e *Element) { e.Printed = "1\u202e" }),
		"an id that is long":  with(func(e *Element) { e.ID = strings.Repeat("i", 65) }),
		"an id with a slash":  with(func(e *Element) { e.ID = "a/b" }),
		"an id with a break":  with(func(e *Element) { e.ID = "a\nb" }),
		"an id not UTF-8":     with(func(e *Element) { e.ID = "\xff" }),
		"an id twice":         {Elements: []Element{{ID: "a", Kind: KindText, Text: "A"}, {ID: "a", Kind: KindText, Text: "B"}}},
		"too many elements":   {Elements: make([]Element, maxElements+1)},
		"a masthead override": {Masthead: Masthead{Title: "a\u202eb"}, Elements: []Element{ok}},
		"a masthead field":    {Masthead: Masthead{Symbol: "A/1\nA/2"}, Elements: []Element{ok}},
		"a masthead line":     {Masthead: Masthead{Lines: []string{"ok", "\x00"}}, Elements: []Element{ok}},
		"a masthead of lines": {Masthead: Masthead{Lines: make([]string, maxLines+1)}, Elements: []Element{ok}},
	} {
		if r := opens(d); r == nil || r.Code != CodeInvalid {
			t.Errorf("%s: %v", name, r)
		}
	}
	if r := opens(Draft{Elements: []Element{ok}}); r != nil {
		t.Errorf("the element that the others spoil is itself refused: %v", r)
	}
}

func TestArabicDraftsKeepTheirDirectionMarks(t *testing.T) {
	d := Draft{Masthead: Masthead{Language: "ar", Title: "\u200fتقرير"}, Elements: []Element{{Kind: KindText, Printed: "\u200f١", Text: "\u200fنص"}}}
	if r := opens(d); r != nil {
		t.Error(r)
	}
	d.Masthead.Language = "en"
	if r := opens(d); r == nil {
		t.Error("an English draft has them too")
	}
}

func TestSettingsAreOfTheKindsThereAre(t *testing.T) {
	ok := Draft{Elements: []Element{{Kind: KindText, Text: "A"}}}
	for _, bad := range []Settings{{Observers: "all"}, {Positions: "public"}, {Numbering: "roman"}, {Fates: "all"}} {
		s := &scenario{t: t, at: start}
		s.when(chair, Create{Draft: ok, Settings: bad}).refused(CodeInvalid)
	}
	s := given(t, base)
	s.when(chair, Set{}).refused(CodeSettled)
	s.when(chair, Set{Observers: "all"}).refused(CodeInvalid)
	s.when(chair, Set{Positions: "all"}).refused(CodeInvalid)
	s.when(chair, Set{Fates: "all"}).refused(CodeInvalid)
	s.when(chair, Set{Observers: VisibleOpen}).then(SettingsChanged{Settings{VisibleOpen, PositionsChair, NumberingRunning, ModeChairsText, 0, FatesChair}})
	s.when(chair, Set{Observers: VisibleOpen}).refused(CodeSettled)
	s.when(chair, Set{Positions: PositionsDelegations}).then(SettingsChanged{Settings{VisibleOpen, PositionsDelegations, NumberingRunning, ModeChairsText, 0, FatesChair}})
}

func TestPractice28AReportMayBeHeldToACapOfWords(t *testing.T) {
	s := given(t, base)
	s.does(chair, Set{Cap: new(10_700)})
	if s.r.Settings.Cap != 10_700 {
		t.Errorf("the cap is %d", s.r.Settings.Cap)
	}
	s.when(chair, Set{Cap: new(10_700)}).refused(CodeSettled)
	s.when(chair, Set{Cap: new(-1)}).refused(CodeInvalid)
	s.does(chair, Set{Observers: VisibleOpen})
	s.does(chair, Set{Cap: new(0)})
	if s.r.Settings != (Settings{VisibleOpen, PositionsChair, NumberingRunning, ModeChairsText, 0, FatesChair}) {
		t.Errorf("the settings are %+v", s.r.Settings)
	}
}

func TestADelegationIsSeatedOnceUnderAShortCode(t *testing.T) {
	s := given(t, base)
	s.when(chair, Seat{Delegation{Code: "DRU", Name: " Dru\u0308nn ", Kind: KindState}}).then(DelegationSeated{Delegation{Code: "DRU", Name: "Drünn", Kind: KindState}})
	s.when(chair, Seat{Delegation{Code: "DRU", Name: "Another", Kind: KindState}}).refused(CodeSettled)
	for _, bad := range []Delegation{
		{Code: "", Name: "Name", Kind: KindState}, {Code: "d", Name: "Name", Kind: KindState}, {Code: "D", Name: "Name", Kind: KindState}, {Code: "dru", Name: "Name", Kind: KindState}, {Code: "1DR", Name: "Name", Kind: KindState},
		{Code: "ABCDEFGHIJKLM", Name: "Name", Kind: KindState}, {Code: "ÉTA", Name: "Name", Kind: KindState}, {Code: "EL\n", Name: "Name", Kind: KindState},
		{Code: "ELD", Name: "", Kind: KindState}, {Code: "ELD", Name: "Two\nlines", Kind: KindState}, {Code: "ELD", Name: "\u202e", Kind: KindState}, {Code: "ELD", Name: strings.Repeat("n", 201), Kind: KindState},
		{Code: "ELD", Name: "Name", Kind: ""}, {Code: "ELD", Name: "Name", Kind: "bloc"},
	} {
		s.when(secretariat, Seat{bad}).refused(CodeInvalid)
	}
	s.when(chair, Seat{Delegation{Code: "EU-27", Name: "A group", Kind: KindState}})
	if s.refusal != nil {
		t.Error(s.refusal)
	}
}

func TestIdsDeriveFromTheReportThePersonAndTheCommand(t *testing.T) {
	seen := map[string]string{}
	for _, at := range []struct{ report, person, command string }{
		{"r", "u", "c"}, {"r2", "u", "c"}, {"r", "u2", "c"}, {"r", "u", "c2"}, {"ru", "", "c"}, {"", "ru", "c"}, {"r", "uc", ""}, {"1:r", "u", "c"},
	} {
		d := &decision{report: at.report, by: Actor{Person: at.person}, command: at.command}
		for range 3 {
			id := d.newID()
			if other, twice := seen[id]; twice || len(id) != 16 {
				t.Errorf("%+v makes %q, as does %s", at, id, other)
			}
			seen[id] = fmt.Sprint(at)
		}
	}
}
