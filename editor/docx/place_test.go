// place_test.go takes delegations' files to the text of a report: as it was issued, as it stands now, and
// as nobody would expect.

package docx

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// text is a report of three paragraphs with long enough words.
func text() []Base {
	return []Base{
		{"a", "1", "States keep their lighthouses lit at night for every ship."},
		{"b", "2", "They share their charts with their neighbours once a year."},
		{"c", "3", "A report on the state of the buoys is sent to the Secretariat."},
	}
}

// told writes proposals short: the kind, where, the text.
func short(list []Proposal) []string {
	var all []string
	for _, q := range list {
		all = append(all, fmt.Sprintf("%s %s%s: %s", q.Kind, strings.Join(q.Paragraphs, "+"), q.Moving, strings.Join(q.Text, " / ")))
	}
	return all
}

func propose(t *testing.T, body string, others parts, base []Base) Proposals {
	t.Helper()
	got, err := Propose(context.Background(), word(t, body, others), base)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestEachChangeBecomesAnAmendmentToItsParagraph(t *testing.T) {
	one, two, three := text()[0].Text, text()[1].Text, text()[2].Text
	first := p(said("States keep their lighthouses lit at night") + ins(" and in fog") + said(" for every ship."))
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"words":         {first + p(two) + p(three), []string{"revise a: States keep their lighthouses lit at night and in fog for every ship."}},
		"a deletion":    {p(one) + p(mark("del")+del(two)) + p(three), []string{"delete b: "}},
		"an insertion":  {p(one) + p(mark("ins")+said(two)) + p(ins("They meet.")) + p(three), []string{"insert_after b: They meet."}},
		"at the start":  {p(mark("ins")+ins("They meet.")) + p(one) + p(two) + p(three), []string{"insert_after : They meet."}},
		"a split":       {p(mark("ins")+said("States keep their lighthouses ")) + p("lit at night for every ship.") + p(two) + p(three), []string{"split a: States keep their lighthouses / lit at night for every ship."}},
		"a merge":       {p(one) + p(mark("del")+said(two)+ins(" ")) + p(three), []string{"merge b+c: " + two + " " + three}},
		"a move":        {p(mark("moveFrom")+"<w:moveFrom"+arvenia+">"+said(one)+"</w:moveFrom>") + p(two) + p(mark("moveTo")+"<w:moveTo"+arvenia+">"+said(one)+"</w:moveTo>") + p(three), []string{"move ba: " + one}},
		"cut and paste": {p(mark("del")+del(one)) + p(two) + p(mark("ins")+ins(one)) + p(three), []string{"move ba: " + one}},
		"words that go over to the next": {p(mark("ins")+said("States keep their lighthouses lit")) + p(mark("del")+said(" at night for every ship.")) + p(two) + p(three),
			[]string{"revise a: States keep their lighthouses lit", "revise b: at night for every ship." + two}},
		"the most that goes over": {p(mark("ins")+said("States")) + p(mark("del")+said(" keep their lighthouses lit at night for every ship.")) + p(said(two)) + p(three),
			[]string{"revise a: States", "revise b: keep their lighthouses lit at night for every ship." + two}},
		"all new words": {p(del(one)+ins("Everything else instead.")) + p(two) + p(three), []string{"revise a: Everything else instead."}},
	} {
		t.Run(name, func(t *testing.T) {
			got := propose(t, c.body, nil, text())
			if !slices.Equal(short(got.Placed), c.want) || len(got.Unplaced) > 0 || len(got.Notices) > 0 {
				t.Errorf("proposed %q, not placed %q, notices %q", short(got.Placed), short(got.Unplaced), got.Notices)
			}
			for _, q := range got.Placed {
				if !slices.Equal(q.Authors, []string{"Arvenia"}) || q.At != "2026-03-02T10:00:00Z" || q.Note != "" || q.Older {
					t.Errorf("it is %+v", q)
				}
			}
		})
	}
}

func TestAFileMadeFromAnOlderTextFindsItsParagraphsAndCarriesItsChange(t *testing.T) {
	base := text()
	base = slices.Insert(base, 0, Base{"z", "1", "A paragraph that came in since, so that all numbers are others."})
	base[1].Text = "All States keep their lighthouses lit at night for every ship."
	got := propose(t, p(said("1. States keep their lighthouses lit at night")+ins(" and in fog")+said(" for every ship."))+p("2. "+text()[1].Text)+p(mark("del")+del("3. "+text()[2].Text)), nil, base)
	if want := []string{"revise a: All States keep their lighthouses lit at night and in fog for every ship.", "delete c: "}; !slices.Equal(short(got.Placed), want) {
		t.Errorf("proposed %q", short(got.Placed))
	}
	if !got.Placed[0].Older || len(got.Notices) != 1 {
		t.Errorf("%+v, notices %q", got.Placed[0], got.Notices)
	}

	// Where both changed the same words, what the file says is kept whole and said to be so.
	base[1].Text = "States keep their lighthouses lit from dusk for every ship."
	got = propose(t, p(said("States keep their lighthouses lit ")+del("at night")+ins("in fog")+said(" for every ship.")), nil, base)
	if want := []string{"revise a: States keep their lighthouses lit in fog for every ship."}; !slices.Equal(short(got.Placed), want) || got.Placed[0].Note == "" {
		t.Errorf("proposed %+v", got.Placed)
	}

	// What the text says by now is not proposed again.
	base[1].Text = "States keep their lighthouses lit at night and in fog for every ship."
	got = propose(t, p(said("States keep their lighthouses lit at night")+ins(" and in fog")+said(" for every ship.")), nil, base)
	if len(got.Placed) > 0 || len(got.Unplaced) != 1 || !strings.Contains(got.Unplaced[0].Note, "already") {
		t.Errorf("proposed %+v", got)
	}
}

func TestWhatHasNoPlaceIsKeptAndSaysWhy(t *testing.T) {
	got := propose(t, p(said("Nothing of the kind stands in this report at")+ins(" all"))+p(text()[0].Text), nil, text())
	if len(got.Placed) > 0 || len(got.Unplaced) != 1 || got.Unplaced[0].Note == "" || got.Unplaced[0].After[0].Plain == "" {
		t.Errorf("proposed %+v", got)
	}
}

// A paragraph that went out with its name is found by it, whatever was made of its words.
func TestAParagraphIsFoundByItsName(t *testing.T) {
	for how, name := range map[string]string{
		"a bookmark":        `<w:bookmarkStart w:id="1" w:name="adref_c"/>%s<w:bookmarkEnd w:id="1"/>`,
		"a content control": `<w:sdt><w:sdtPr><w:tag w:val="adref_c"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`,
	} {
		t.Run(how, func(t *testing.T) {
			named := func(content string) string { return p(fmt.Sprintf(name, content)) }
			got := propose(t, p(text()[0].Text)+named(said("Untracked, everything here is other.")+ins(" Truly.")), nil, text())
			if len(got.Placed) != 1 || !slices.Equal(got.Placed[0].Paragraphs, []string{"c"}) {
				t.Errorf("proposed %q and %q", short(got.Placed), short(got.Unplaced))
			}
			got = propose(t, p(text()[0].Text)+p(text()[1].Text)+named(said("Not one word of it is as it was.")), nil, text())
			if want := []string{"revise c: Not one word of it is as it was."}; !slices.Equal(short(got.Placed), want) {
				t.Errorf("compared %q and %q", short(got.Placed), short(got.Unplaced))
			}
		})
	}
}

func TestAFileWithoutMarksIsComparedWithTheText(t *testing.T) {
	got := propose(t, p(text()[0].Text)+p("They share all their charts with their neighbours once a year.")+p("New words of a paragraph that was not there."), nil, text())
	want := []string{"revise b: They share all their charts with their neighbours once a year.", "insert_after b: New words of a paragraph that was not there.", "delete c: "}
	if list := short(got.Placed); !slices.Equal(slices.Sorted(slices.Values(list)), slices.Sorted(slices.Values(want))) || len(got.Notices) != 1 {
		t.Errorf("proposed %q, notices %q", list, got.Notices)
	}
	if got := propose(t, p(text()[0].Text), nil, nil); len(got.Placed) > 0 || len(got.Notices) != 1 {
		t.Errorf("without a text %+v", got)
	}
}

func TestStrokesAndUnderlinesByHandAreReadAsChanges(t *testing.T) {
	styled := func(look, words string) string {
		return `<w:r><w:rPr>` + look + `</w:rPr><w:t xml:space="preserve">` + words + `</w:t></w:r>`
	}
	for how, look := range map[string]string{"bold and underlined": `<w:b/><w:u w:val="single"/>`, "underlined": `<w:u w:val="single"/>`, "bold": `<w:b/>`, "red": `<w:color w:val="FF0000"/>`} {
		t.Run(how, func(t *testing.T) {
			body := p(said("States keep their lighthouses lit ")+styled("<w:strike/>", "at night")+styled(look, "in fog")+said(" for every ship.")) + p(text()[1].Text) + p(styled(look, "They meet.")) + p(text()[2].Text)
			want := []string{"revise a: States keep their lighthouses lit in fog for every ship.", "insert_after b: They meet."}
			got := propose(t, body, nil, text())
			if !slices.Equal(short(got.Placed), want) || !got.Placed[0].ByHand || len(got.Notices) != 1 {
				t.Errorf("proposed %q, notices %q", short(got.Placed), got.Notices)
			}
			if alone := propose(t, body, nil, nil); len(alone.Placed) != 2 || alone.Placed[0].Before[0].Plain != text()[0].Text {
				t.Errorf("without a text %q", short(alone.Placed))
			}
		})
	}
	// What is bold in the text itself is no change.
	base := text()
	base[0].Text = "States keep **their lighthouses** lit at night for every ship."
	if got := propose(t, p(said("States keep ")+styled("<w:b/>", "their lighthouses")+said(" lit at night for every ship."))+p(text()[1].Text)+p(text()[2].Text), nil, base); len(got.Placed) > 0 {
		t.Errorf("proposed %q", short(got.Placed))
	}
}

func TestACommentIsTheReasonOfItsAuthorsAmendment(t *testing.T) {
	anchored := func(id, content string) string {
		return `<w:commentRangeStart w:id="` + id + `"/>` + content + `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
	}
	got := propose(t, p(anchored("1", said("States keep their lighthouses lit at night")+ins(" and in fog"))+anchored("2", said(" for every ship.")))+p(text()[1].Text), parts{
		"comments": `<w:comment w:id="1" w:author="Arvenia">` + p("Ships run aground in fog.") + `</w:comment><w:comment w:id="2" w:author="Corvia">` + p("Every one?") + `</w:comment>`,
	}, text())
	if len(got.Placed) != 2 || got.Placed[0].Reason != "Ships run aground in fog." {
		t.Fatalf("proposed %+v", got.Placed)
	}
	if c := got.Placed[1]; c.Kind != KindComment || c.Reason != "Every one?" || c.Anchor != "for every ship." || !slices.Equal(c.Paragraphs, []string{"a"}) || !slices.Equal(c.Authors, []string{"Corvia"}) {
		t.Errorf("the other comment is %+v", c)
	}
}

func TestChangesOfFormatAreListedAndNeverTakenForText(t *testing.T) {
	got := propose(t, p(`<w:pPr><w:pPrChange`+arvenia+`><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange`+arvenia+`><w:rPr/></w:rPrChange></w:rPr><w:t>`+text()[0].Text+`</w:t></w:r>`)+p(text()[1].Text)+p(text()[2].Text), nil, text())
	if len(got.Placed) != 1 || got.Placed[0].Kind != KindFormat || !slices.Equal(got.Placed[0].Paragraphs, []string{"a"}) {
		t.Errorf("proposed %+v", got.Placed)
	}
}

func TestAFootnoteThatComesInIsPartOfItsParagraph(t *testing.T) {
	got := propose(t, p(said(text()[0].Text)+"<w:ins"+arvenia+`><w:r><w:footnoteReference w:id="3"/></w:r></w:ins>`)+p(text()[1].Text)+p(text()[2].Text),
		parts{"footnotes": `<w:footnote w:id="3">` + p("See the chart.") + `</w:footnote>`}, text())
	if want := []string{"revise a: " + text()[0].Text + "^[See the chart.]"}; !slices.Equal(short(got.Placed), want) || !slices.Equal(got.Placed[0].Footnote, []string{"See the chart."}) {
		t.Errorf("proposed %q", short(got.Placed))
	}
	// Words changed inside a note are a change of the paragraph, by who changed them.
	base := text()
	base[0].Text += "^[See the chart.]"
	got = propose(t, p(said(text()[0].Text)+`<w:r><w:footnoteReference w:id="3"/></w:r>`)+p(text()[1].Text)+p(text()[2].Text),
		parts{"footnotes": `<w:footnote w:id="3">` + p(said("See the ")+del("chart")+ins("map")+said(".")) + `</w:footnote>`}, base)
	if want := []string{"revise a: " + text()[0].Text + "^[See the map.]"}; !slices.Equal(short(got.Placed), want) || !slices.Equal(got.Placed[0].Authors, []string{"Arvenia"}) {
		t.Errorf("proposed %+v", got.Placed)
	}
}
