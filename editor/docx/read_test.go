// read_test.go says what is read of a Word file: the sides of its changes, what is seen through, and
// where things stand.

package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"adref/editor"

	"pgregory.net/rapid"
)

// TestTheSidesOfAFile gives both sides of bodies, paragraphs apart by " / ".
func TestTheSidesOfAFile(t *testing.T) {
	moved := func(kind, words string) string {
		return "<w:" + kind + arvenia + ">" + said(words) + "</w:" + kind + ">"
	}
	field := func(code, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>` + code + `</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>` + said(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	for name, c := range map[string]struct{ body, before, after string }{
		"words come and go":                       {p(said("We ") + del("may") + ins("shall") + said(" act.")), "We may act.", "We shall act."},
		"a paragraph mark that came":              {p(mark("ins")+said("One.")) + p("Two."), "One.Two.", "One. / Two."},
		"a paragraph mark that went":              {p(mark("del")+said("One.")) + p("Two."), "One. / Two.", "One.Two."},
		"a paragraph that came":                   {p("One.") + p(mark("ins")+ins("New.")) + p("Two."), "One. / Two.", "One. / New. / Two."},
		"a paragraph that went":                   {p("One.") + p(mark("del")+del("Old.")) + p("Two."), "One. / Old. / Two.", "One. / Two."},
		"neighbours do not join over what went":   {p(mark("ins")+said("One.")) + p(mark("del")+del("Old.")) + p("Two."), "One.Old. / Two.", "One. / Two."},
		"what came and went again":                {p(said("A") + "<w:ins" + arvenia + ">" + del("x") + said("b") + "</w:ins>"), "A", "Ab"},
		"what came in what moves away":            {p("<w:moveFrom" + arvenia + ">" + ins("x") + said("y") + "</w:moveFrom>" + said("z")), "yz", "z"},
		"a move":                                  {p(mark("moveFrom")+moved("moveFrom", "M.")) + p("One.") + p(mark("moveTo")+moved("moveTo", "M.")), "M. / One.", "One. / M."},
		"a mark that came and went":               {p(`<w:pPr><w:rPr><w:ins w:author="a"/><w:del w:author="b"/></w:rPr></w:pPr>`+said("One.")) + p("Two."), "One.Two.", "One.Two."},
		"a row that went":                         {"<w:tbl><w:tr><w:trPr><w:del" + arvenia + "/></w:trPr><w:tc>" + p("A") + "</w:tc></w:tr><w:tr><w:tc>" + p("B") + "</w:tc></w:tr></w:tbl>", "A / B", "B"},
		"a cell that came":                        {"<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns" + arvenia + "/></w:tcPr>" + p("A") + "</w:tc><w:tc>" + p("B") + "</w:tc></w:tr></w:tbl>", "B", "A / B"},
		"nothing joins into a table":              {p(mark("del")+said("A")) + "<w:tbl><w:tr><w:tc>" + p("B") + "</w:tc></w:tr></w:tbl>" + p("C"), "A / B / C", "A / B / C"},
		"changes around paragraphs":               {"<w:ins" + arvenia + ">" + p("A") + "</w:ins>" + p("B"), "B", "A / B"},
		"what is seen through":                    {"<w:sdt><w:sdtPr/><w:sdtContent><w:customXml>" + p("<w:smartTag>"+said("A")+"</w:smartTag><w:bdo>"+said("B")+"</w:bdo><w:sdt><w:sdtContent>"+said("C")+"</w:sdtContent></w:sdt>") + "</w:customXml></w:sdtContent></w:sdt>", "ABC", "ABC"},
		"one branch alone":                        {p("<w:r><mc:AlternateContent><mc:Choice><w:t>A</w:t></mc:Choice><mc:Fallback><w:t>B</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "A", "A"},
		"a branch that is not understood":         {p("<w:r><mc:AlternateContent><mc:Choice Requires=\"zz\"><w:t>A</w:t></mc:Choice><mc:Fallback><w:t>B</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "B", "B"},
		"a box behind its paragraph":              {p(said("A") + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + p("Box") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>" + said("B")), "AB / Box", "AB / Box"},
		"space that is not kept":                  {p("<w:r><w:t> A </w:t></w:r>" + said("B")), "AB", "AB"},
		"signs":                                   {p(`<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`), "a b c\u2011d✓", "a b c\u2011d✓"},
		"codes are no text":                       {p(said("See ") + field("REF x", "12") + said(".")), "See 12.", "See 12."},
		"a field that shows nothing":              {p(said("A") + field(`SET x "hidden"`, "hidden") + said("B")), "AB", "AB"},
		"a field in a code":                       {p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>` + field("PAGE", "7") + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + said("R") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`), "R", "R"},
		"a simple field":                          {p(`<w:fldSimple w:instr="DATE">` + said("2 March") + `</w:fldSimple>`), "2 March", "2 March"},
		"a deleted code":                          {p(said("A") + "<w:del" + arvenia + `><w:r><w:fldChar w:fldCharType="begin"/><w:delInstrText>REF x</w:delInstrText><w:fldChar w:fldCharType="separate"/><w:delText>12</w:delText><w:fldChar w:fldCharType="end"/></w:r></w:del>`), "A12", "A"},
		"an equation":                             {p("<m:oMath><m:r><w:del" + arvenia + "><m:t>2</m:t></w:del></m:r><m:r><m:t>r</m:t></m:r></m:oMath>"), "2r", "r"},
		"the last mark went":                      {p("A") + p(mark("del")+said("B")), "A / B", "A / B"},
		"deleted words without a mark around":     {p(said("A") + "<w:r><w:delText>B</w:delText></w:r>"), "AB", "A"},
		"paragraphs that went, across two of one": {p(mark("del")+said("A")) + p(mark("del")+del("B")) + p(del("C")+said("D")), "A / B / CD", "AD"},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, c.body, nil)
			if got := strings.Join(lines(d, Before), " / "); got != c.before {
				t.Errorf("before is %q, not %q", got, c.before)
			}
			if got := strings.Join(lines(d, After), " / "); got != c.after {
				t.Errorf("after is %q, not %q", got, c.after)
			}
		})
	}
}

const lists = `<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
 <w:lvl w:ilvl="3"><w:lvlRestart w:val="0"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="%4"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="list"/></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:pStyle w:val="styled"/><w:lvlText w:val="%1)"/></w:lvl>
 <w:lvl w:ilvl="1"><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1-%2"/></w:lvl></w:lvlOverride></w:num>`

const listStyles = `<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>
<w:style w:type="numbering" w:styleId="list"><w:name w:val="A list"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="styled"><w:name w:val="Styled"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="below"><w:name w:val="Below"/><w:basedOn w:val="styled"/></w:style>
<w:style w:type="paragraph" w:styleId="h"><w:name w:val="Heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="unh"><w:name w:val="_ H _Ch_G"/></w:style>
<w:style w:type="paragraph" w:styleId="unh1"><w:name w:val="_ H_1_G"/></w:style>`

// in is a paragraph of a list.
func in(num, level, more string) string {
	return p(fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%s"/><w:numId w:val="%s"/></w:numPr>%s</w:pPr>`, level, num, more) + said("x"))
}

func TestAutomaticNumbersAreCountedAsWordShowsThem(t *testing.T) {
	styled := func(style string) string { return p(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + said("x")) }
	gone := `<w:rPr><w:del` + arvenia + `/></w:rPr>`
	for name, c := range map[string]struct{ body, numbers string }{
		"levels":                         {in("1", "0", "") + in("1", "1", "") + in("1", "1", "") + in("1", "2", "") + in("1", "0", "") + in("1", "1", ""), "1 (a) (b) (i) 2 (a)"},
		"an override of the start":       {in("1", "0", "") + in("1", "0", "") + in("2", "0", "") + in("2", "0", "") + in("1", "0", ""), "1 2 5 6 7"},
		"legal numbers":                  {in("3", "0", "") + in("3", "0", "") + in("3", "1", "") + in("3", "1", ""), "I II 2.1 2.2"},
		"a level that never restarts":    {in("3", "0", "") + in("3", "3", "") + in("3", "0", "") + in("3", "3", ""), "I 01 II 02"},
		"a level of one's own":           {in("1", "0", "") + in("6", "1", "") + in("6", "1", ""), "1 1-A 1-B"},
		"of the style":                   {styled("styled") + styled("below") + styled("n") + styled("styled"), "a) b) - c)"},
		"a list that is a style":         {in("4", "0", "") + in("4", "1", "") + styled("styled"), "a) 001 b)"},
		"a number that is taken away":    {p(`<w:pPr><w:pStyle w:val="styled"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`+said("x")) + styled("styled"), "- a)"},
		"what is gone uses up no number": {in("1", "0", "") + strings.Replace(in("1", "0", gone), said("x"), del("x"), 1) + in("1", "0", ""), "1 2"},
		"a deeper level first":           {in("1", "2", "") + in("1", "1", ""), "(i) (b)"},
		"no such list":                   {in("77", "0", ""), "-"},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, c.body, parts{"numbering": lists, "styles": listStyles})
			var got []string
			for _, passage := range d.Text(After) {
				got = append(got, passage.Number)
				if passage.Number == "" {
					got[len(got)-1] = "-"
				}
			}
			if s := strings.Join(got, " "); s != c.numbers {
				t.Errorf("the numbers are %s, not %s", s, c.numbers)
			}
		})
	}
}

func TestNumeralsAreWrittenInTheFormatsOfLists(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{
		{27, "lowerLetter", "aa"}, {28, "upperLetter", "BB"}, {4, "lowerRoman", "iv"}, {1999, "upperRoman", "MCMXCIX"}, {7, "decimalZero", "07"},
		{11, "ordinal", "11th"}, {22, "ordinal", "22nd"}, {3, "ordinal", "3rd"}, {21, "cardinalText", "Twenty-one"}, {112, "cardinalText", "One hundred twelve"}, {12, "ordinalText", "Twelfth"}, {30, "ordinalText", "Thirtieth"},
		{5, "chicago", "**"}, {3, "russianLower", "в"}, {2, "arabicAlpha", "ب"}, {21, "chineseCounting", "二十一"}, {9, "00001, 00002, ...", "00009"}, {5, "bullet", ""}, {5, "anything", "5"}, {3, "decimalEnclosedCircle", "③"}, {255, "hex", "FF"},
	} {
		if got := numeral(c.n, c.format); got != c.want {
			t.Errorf("%d as %s is %q, not %q", c.n, c.format, got, c.want)
		}
	}
}

func TestTypedNumbersAreRecognised(t *testing.T) {
	for text, want := range map[string]string{
		"12. Words": "12", "12 bis. Words": "12 bis", "12\tWords": "12", "(a) Words": "(a)", "iv) Words": "iv)", "IV. Words": "IV", "1.2.3 Words": "", "1.2.3\tWords": "1.2.3",
		"2023 was": "", "A. Words": "A", "A word": "", "13 July": "", "(see": "", "12.": "", "1.5 per cent": "", "(see) Words": "(see)",
	} {
		if got, _ := typedNumber(text); got != want {
			t.Errorf("%q begins with %q, not %q", text, got, want)
		}
	}
}

func TestWhatEachParagraphIs(t *testing.T) {
	styled := func(style, words string) string {
		return p(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + said(words))
	}
	d := read(t, styled("unh", "I.\tIntroduction")+styled("unh1", "A.\tOpening")+p("1.\tWords of the first.")+p("(a)\tAn item;")+p("(i)\tBelow it;")+p("(ii)\tBelow it;")+p("(b)\tAnother.")+
		p("2.\tThe second.")+in("3", "2", "")+p("Some text.")+"<w:tbl><w:tr><w:tc>"+p("3.\tA cell.")+"</w:tc></w:tr></w:tbl>"+styled("h", "Annex")+p("1.\tBegins anew."), parts{"numbering": lists, "styles": listStyles})
	draft, notices, err := d.Draft()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, number := range editor.DraftNumbers(draft, "") {
		el := draft.Elements[i]
		got = append(got, fmt.Sprintf("%s%d %s", el.Kind, el.Level, number))
	}
	want := []string{"heading1 I", "heading2 A", "paragraph0 1", "item1 (a)", "item2 (i)", "item2 (ii)", "item1 (b)", "paragraph0 2", "item1 ", "text0 ", "text0 ", "heading1 ", "paragraph0 1"}
	if !slices.Equal(got, want) {
		t.Errorf("the elements are %q", got)
	}
	if draft.Elements[10].Text != "3. A cell." || !draft.Elements[11].Annex {
		t.Errorf("the cell is %q, the annex %v", draft.Elements[10].Text, draft.Elements[11].Annex)
	}
	if len(notices) != 1 || !strings.Contains(notices[0], "table") {
		t.Errorf("the notices are %q", notices)
	}
}

func TestTheMastheadIsReadAndItsSymbolLookedForInTheHeader(t *testing.T) {
	d := read(t, p("General Assembly")+p("Distr.: Limited")+p("13 July 2023")+p("Original: English")+p("Group on lighthouses")+p("Fifth session")+p("Draft report")+p("1.\tThe group met."),
		parts{"header": p("A/AC.900/2026/L.1")})
	draft, _, err := d.Draft()
	if err != nil {
		t.Fatal(err)
	}
	m := draft.Masthead
	if m.Symbol != "A/AC.900/2026/L.1" || m.Organ != "General Assembly" || m.Distribution != "Limited" || m.Date != "13 July 2023" || m.Original != "English" || m.Session != "Fifth session" || m.Title != "Draft report" || len(m.Lines) != 7 || len(draft.Elements) != 1 {
		t.Errorf("the masthead is %+v, the elements %+v", m, draft.Elements)
	}
}

func TestWhatADraftLeavesOutIsSaid(t *testing.T) {
	d := read(t, p(said("1. Words. ")+ins("More.")+"<w:r><w:drawing/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")+p("<w:r><w:pict><w:txbxContent>"+p("Box")+"</w:txbxContent></w:pict></w:r>")+`<w:altChunk r:id="x"/>`,
		parts{"comments": `<w:comment w:id="0" w:author="A">` + p("Why?") + `</w:comment>`})
	_, notices, err := d.Draft()
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range []string{"tracked change", "box", "picture", "equation", "document inside", "comment"} {
		if !slices.ContainsFunc(notices, func(n string) bool { return strings.Contains(n, what) }) {
			t.Errorf("nothing is said of a %s: %q", what, notices)
		}
	}
	if _, _, err := read(t, p(" "), nil).Draft(); err == nil {
		t.Error("a file without words is a draft")
	}
}

func TestCommentsStandAtTheirWordsAndAnswerEachOther(t *testing.T) {
	at := func(id, words string) string {
		return `<w:commentRangeStart w:id="` + id + `"/>` + said(words) + `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
	}
	d := read(t, p("One.")+p(said("A ")+at("4", "few words")+at("2", " more")), parts{
		"comments": `<w:comment w:id="2" w:author="B" w:date="2026-03-02T10:00:00Z"><w:p w14:paraId="22">` + said("No.") + `</w:p></w:comment>` +
			`<w:comment w:id="4" w:author="A"><w:p>` + said("Why") + `</w:p><w:p w14:paraId="44">` + said("so?") + `</w:p></w:comment><w:comment w:id="9" w:author="C">` + p("Nowhere.") + `</w:comment>`,
		"commentsExtended": `<w15:commentEx w15:paraId="22" w15:paraIdParent="44" w15:done="1"/>`,
	})
	if len(d.Comments) != 3 {
		t.Fatalf("the comments are %+v", d.Comments)
	}
	answer, question, nowhere := d.Comments[0], d.Comments[1], d.Comments[2]
	if question.Text != "Why\nso?" || question.Anchor != "few words" || question.Paragraph != 1 || question.Parent != -1 {
		t.Errorf("the question is %+v", question)
	}
	if answer.Parent != 1 || !answer.Done || answer.At == "" || answer.Anchor != "more" {
		t.Errorf("the answer is %+v", answer)
	}
	if nowhere.Paragraph != -1 {
		t.Errorf("the comment at nothing is %+v", nowhere)
	}
}

// A body is made of changes at random; what both sides hold is worked out beside the reader.
func TestEverySideHoldsExactlyTheWordsThatAreThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var body, before, after strings.Builder
		next := 0
		for range rapid.IntRange(1, 8).Draw(t, "paragraphs") {
			content := ""
			switch rapid.IntRange(0, 2).Draw(t, "mark") {
			case 1:
				content = mark("ins")
			case 2:
				content = mark("del")
			}
			for range rapid.IntRange(0, 4).Draw(t, "runs") {
				next++
				words := fmt.Sprintf("w%d.", next)
				switch rapid.IntRange(0, 3).Draw(t, "change") {
				case 0:
					content += said(words)
					before.WriteString(words)
					after.WriteString(words)
				case 1:
					content += ins(words)
					after.WriteString(words)
				case 2:
					content += del(words)
					before.WriteString(words)
				case 3:
					content += "<w:ins" + arvenia + ">" + del(words) + "</w:ins>"
				}
			}
			body.WriteString("<w:p>" + content + "</w:p>")
		}
		d, err := Read(word(t, body.String(), nil))
		if err != nil {
			t.Fatal(err)
		}
		for side, want := range map[Side]string{Before: before.String(), After: after.String()} {
			if got := strings.Join(lines(d, side), ""); got != want {
				t.Fatalf("side %d holds %q, not %q", side, got, want)
			}
		}
		for _, a := range d.Amendments() { // each is by the one author there is
			if !slices.Equal(a.Authors, []string{"Arvenia"}) {
				t.Fatalf("%s by %q", a.Kind, a.Authors)
			}
		}
	})
}
