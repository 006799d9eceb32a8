// writeparts.go writes what stands around the text: the masthead, headers and footers, styles, lists,
// settings, and how the parts of the file belong together. The look is that of a document of the United
// Nations; the styles have the names that its documents give them.

package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"adref/diffing"
	"adref/editor"
)

func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:16])
}

// organization is what stands at the head of every document, in its language.
var organization = map[string]string{
	"ar": "الأمم المتحدة", "zh": "联合国", "en": "United Nations", "fr": "Nations Unies", "ru": "Организация Объединенных Наций", "es": "Naciones Unidas",
}

// distribution is how each language says how widely a document goes out.
var distribution = map[string]string{"fr": "Distr.", "es": "Distr."}

func (w *writer) primary() string {
	primary, _, _ := strings.Cut(w.language, "-")
	return primary
}

// masthead writes the head of the first page below its symbol, and the title.
func (w *writer) masthead() {
	is := w.d.Masthead
	was := is
	if w.d.Was != nil {
		was = *w.d.Was
	}
	distr := func(m editor.Masthead) string {
		if m.Distribution == "" {
			return ""
		}
		if head, ok := distribution[w.primary()]; ok {
			return head + " " + m.Distribution
		}
		return "Distr.: " + m.Distribution
	}
	original := func(m editor.Masthead) string {
		if m.Original == "" {
			return ""
		}
		return "Original: " + m.Original
	}
	right := [][2]string{{distr(was), distr(is)}, {was.Date, is.Date}, {original(was), original(is)}}
	if was.Organ+is.Organ != "" || slices.ContainsFunc(right, func(l [2]string) bool { return l[0]+l[1] != "" }) {
		w.put(`<w:tbl><w:tblPr><w:tblW w:w="9840" w:type="dxa"/>`)
		if w.rtl {
			w.put(`<w:bidiVisual/>`)
		}
		w.put(`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="6840"/><w:gridCol w:w="3000"/></w:tblGrid>`)
		w.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="6840" w:type="dxa"/></w:tcPr>`)
		w.line("Organ", was.Organ, is.Organ)
		w.put(`</w:tc><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>`)
		wrote := false
		for i, l := range right {
			if l[0]+l[1] != "" {
				name := "Distr"
				if i == 2 {
					name = "Original"
				}
				w.line(name, l[0], l[1])
				wrote = true
			}
		}
		if !wrote {
			w.line("Distr", "", "")
		}
		w.put(`</w:tc></w:tr></w:tbl>`)
		w.put(`<w:p><w:pPr><w:pStyle w:val="MastheadEnd"/></w:pPr></w:p>`)
	}
	for _, l := range []struct{ style, was, is string }{
		{"Body", was.Body, is.Body}, {"Session", was.Session, is.Session}, {"Meeting", was.Meeting, is.Meeting}, {"AgendaItem", was.AgendaItem, is.AgendaItem},
	} {
		if l.was+l.is != "" {
			w.line(l.style, l.was, l.is)
		}
	}
	for _, more := range unnamed(is) {
		w.line("Meeting", more, more)
	}
	if was.Title+is.Title != "" {
		w.line("DocTitle", was.Title, is.Title)
	}
}

// unnamed are the lines of a masthead that are in none of its fields.
func unnamed(m editor.Masthead) []string {
	known := strings.Join([]string{m.Organ, m.Symbol, m.Distribution, m.Date, m.Original, m.Body, m.Session, m.Meeting, m.AgendaItem, m.Title}, "\n")
	known += "\n" + strings.NewReplacer("\n", " ").Replace(known)
	return slices.DeleteFunc(slices.Clone(m.Lines), func(line string) bool {
		line = strings.TrimSpace(line)
		_, after, found := strings.Cut(line, ":")
		return line == "" || strings.Contains(known, line) || found && after != "" && strings.Contains(known, strings.TrimSpace(after)) ||
			strings.HasPrefix(line, "Distr") || strings.EqualFold(line, organization["en"])
	})
}

// line is a line of the masthead. What stands there is plain text.
func (w *writer) line(style, was, is string) {
	w.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr>`)
	var list []run
	for _, op := range diffing.Readable(diffing.Words(was, is)) {
		list = append(list, run{text: op.Text, Change: changeOf(op.Kind), By: w.d.By})
	}
	w.runs(list)
	w.put(`</w:p>`)
}

func (w *writer) part(root, content string) string {
	return xmlHead + `<w:` + root + namespaces + `>` + content + `</w:` + root + `>`
}

// firstHeader has the organization and the symbol, whose first part stands large.
func (w *writer) firstHeader() string {
	symbol := w.d.Masthead.Symbol
	series, rest, cut := strings.Cut(symbol, "/")
	large := ""
	if symbol != "" {
		large = `<w:r><w:rPr>` + w.rightToLeft(`<w:sz w:val="40"/><w:szCs w:val="40"/>`) + `</w:rPr><w:t xml:space="preserve">` + esc(series) + `</w:t></w:r>`
		if cut {
			large += `<w:r><w:rPr>` + w.rightToLeft("") + `</w:rPr><w:t xml:space="preserve">/` + esc(rest) + `</w:t></w:r>`
		}
	}
	name := organization[w.primary()]
	if name == "" {
		name = organization["en"]
	}
	visual := ""
	if w.rtl {
		visual = `<w:bidiVisual/>`
	}
	cell := func(width, content string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="` + width + `" w:type="dxa"/><w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr>` + content + `</w:tc>`
	}
	return w.part("hdr", `<w:tbl><w:tblPr><w:tblW w:w="9840" w:type="dxa"/>`+visual+`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="4920"/><w:gridCol w:w="4920"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:hRule="exact" w:val="864"/></w:trPr>`+
		cell("4920", `<w:p><w:pPr><w:pStyle w:val="Organization"/></w:pPr><w:r><w:rPr>`+w.rightToLeft("")+`</w:rPr><w:t xml:space="preserve">`+esc(name)+`</w:t></w:r></w:p>`)+
		cell("4920", `<w:p><w:pPr><w:pStyle w:val="Symbol"/></w:pPr>`+large+`</w:p>`)+
		`</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>`)
}

func (w *writer) rightToLeft(properties string) string {
	if w.rtl {
		return properties + `<w:rtl/>`
	}
	return properties
}

func (w *writer) header(side string) string {
	return w.part("hdr", `<w:p><w:pPr><w:pStyle w:val="Header"/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr><w:jc w:val="`+side+`"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">`+esc(w.d.Masthead.Symbol)+`</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>`)
}

func (w *writer) footer(side string, numbered bool) string {
	field := func(name string) string {
		return `<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:instrText xml:space="preserve"> ` + name + ` </w:instrText></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>`
	}
	foot := ""
	if w.d.Foot != "" {
		foot = `<w:r><w:rPr><w:sz w:val="14"/><w:szCs w:val="14"/></w:rPr><w:t xml:space="preserve">` + esc(w.d.Foot) + `</w:t></w:r>`
	}
	pages := field("PAGE") + `<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>/</w:t></w:r>` + field("NUMPAGES")
	tab := `<w:r><w:tab/></w:r>`
	content := foot + tab + pages
	switch {
	case !numbered:
		content = foot
	case side == "left":
		content = pages + tab + foot
	}
	return w.part("ftr", `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`+content+`</w:p>`)
}

// depth is the level of the list as Word counts it, from 0.
func (k listKey) depth() int {
	switch k.kind {
	case editor.KindHeading:
		return min(max(k.level-1, 0), 8)
	case editor.KindItem:
		return min(max(k.level, 1), 8)
	}
	return 0
}

// numbering has one definition for each kind of list and one list for each that starts anew.
func (w *writer) numbering() string {
	w.put(xmlHead, `<w:numbering`, namespaces, `>`)
	kinds := map[listKey]int{}
	for _, l := range w.lists {
		if _, known := kinds[l.key]; known {
			continue
		}
		id := len(kinds) + 1
		kinds[l.key] = id
		w.put(`<w:abstractNum w:abstractNumId="`, strconv.Itoa(id), `"><w:nsid w:val="`, fmt.Sprintf("%08X", 0x0ADE0000+id), `"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="`, fmt.Sprintf("%08X", 0x0ADF0000+id), `"/>`)
		for depth := range 9 {
			f := form{"decimal", "", "."}
			if own, ok := forms[l.key.marker]; ok && depth == l.key.depth() {
				f = own
			}
			text := f.before + "%" + strconv.Itoa(depth+1) + f.after
			if l.key.marker == editor.MarkerBullet {
				f.format, text = "bullet", "•"
			}
			align := "left"
			ind := fmt.Sprintf(`<w:tabs><w:tab w:val="num" w:pos="%[1]d"/></w:tabs><w:ind w:left="%[1]d" w:hanging="475"/>`, 1267+475*depth)
			if l.key.kind == editor.KindHeading {
				align, ind = "right", `<w:tabs><w:tab w:val="num" w:pos="1267"/></w:tabs><w:ind w:left="1267" w:hanging="245"/>`
			}
			w.put(`<w:lvl w:ilvl="`, strconv.Itoa(depth), `"><w:start w:val="1"/><w:numFmt w:val="`, f.format, `"/><w:lvlText w:val="`, text, `"/><w:lvlJc w:val="`, align, `"/><w:pPr>`, ind, `</w:pPr></w:lvl>`)
		}
		w.put(`</w:abstractNum>`)
	}
	for _, l := range w.lists {
		w.put(`<w:num w:numId="`, strconv.Itoa(l.id), `"><w:abstractNumId w:val="`, strconv.Itoa(kinds[l.key]), `"/>`)
		w.put(`<w:lvlOverride w:ilvl="`, strconv.Itoa(l.key.depth()), `"><w:startOverride w:val="`, strconv.Itoa(l.start), `"/></w:lvlOverride></w:num>`)
	}
	w.put(`</w:numbering>`)
	out := w.b.String()
	w.b.Reset()
	return out
}

func (w *writer) settings() string {
	tracking := ""
	if w.d.Tracking {
		tracking = `<w:trackRevisions/>`
	}
	return w.part("settings", tracking+`<w:defaultTabStop w:val="475"/><w:evenAndOddHeaders/><w:footnotePr><w:numRestart w:val="continuous"/><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="`+w.lang()+`"/>`)
}

func (w *writer) lang() string {
	switch w.primary() {
	case "en":
		return "en-GB"
	case "fr":
		return "fr-FR"
	case "es":
		return "es-ES"
	case "ru":
		return "ru-RU"
	case "zh":
		return "zh-CN"
	case "ar":
		return "ar-SA"
	}
	return esc(w.language)
}

func (w *writer) styles() string {
	lang := `<w:lang w:val="` + w.lang() + `"/>`
	bidi := ""
	switch {
	case w.rtl:
		lang, bidi = `<w:lang w:val="en-GB" w:bidi="ar-SA"/>`, `<w:pPr><w:bidi/></w:pPr>`
	case w.primary() == "zh":
		lang = `<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>`
	}
	var b strings.Builder
	b.WriteString(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/><w:sz w:val="20"/><w:szCs w:val="20"/>` + lang + `</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` + bidi + `</w:style>`)
	b.WriteString(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`)
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	b.WriteString(`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`)
	for _, s := range paragraphStyles {
		custom := ` w:customStyle="1"`
		if s.builtIn {
			custom = ""
		}
		b.WriteString(`<w:style w:type="paragraph"` + custom + ` w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/><w:basedOn w:val="Normal"/>`)
		if s.next != "" {
			b.WriteString(`<w:next w:val="` + s.next + `"/>`)
		}
		b.WriteString(`<w:qFormat/><w:pPr>` + s.paragraph + `</w:pPr>`)
		if s.run != "" {
			b.WriteString(`<w:rPr>` + s.run + `</w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	b.WriteString(`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/></w:rPr></w:style>`)
	b.WriteString(`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`)
	b.WriteString(`<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>`)
	return w.part("styles", b.String())
}

type paragraphStyle struct {
	id, name, next string
	builtIn        bool
	paragraph, run string
}

const (
	line   = `w:line="240" w:lineRule="exact"`
	bold   = `<w:b/><w:bCs/>`
	heads  = `<w:tabs><w:tab w:val="right" w:pos="1022"/><w:tab w:val="left" w:pos="1267"/></w:tabs><w:suppressAutoHyphens/>`
	unhead = `<w:ind w:left="1267" w:right="1267" w:hanging="1267"/>`
)

var paragraphStyles = func() []paragraphStyle {
	heading := func(level int, before, after, height int, run string) paragraphStyle {
		n := strconv.Itoa(level)
		return paragraphStyle{"H" + n, "_ H_" + n, "SingleTxt", false,
			`<w:keepNext/><w:keepLines/>` + heads + fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`, before, after, height) + `<w:ind w:left="1267" w:right="1267" w:hanging="245"/><w:outlineLvl w:val="` + strconv.Itoa(level-1) + `"/>`, run}
	}
	list := []paragraphStyle{
		{"Organization", "_ Organization", "", false, `<w:spacing w:after="80"/>`, `<w:sz w:val="28"/><w:szCs w:val="28"/>`},
		{"Symbol", "_ Symbol", "", false, `<w:spacing w:after="40"/><w:jc w:val="right"/>`, ""},
		{"Organ", "_ Organ", "", false, `<w:spacing w:before="100" w:after="60"/>`, bold + `<w:spacing w:val="-2"/><w:sz w:val="34"/><w:szCs w:val="34"/>`},
		{"Distr", "Distribution", "", false, `<w:spacing w:before="160" w:line="240" w:lineRule="exact"/><w:contextualSpacing/>`, ""},
		{"Original", "Original", "", false, `<w:spacing w:before="240" w:after="120" w:line="240" w:lineRule="exact"/>`, ""},
		{"MastheadEnd", "_ Masthead End", "", false, `<w:pBdr><w:top w:val="single" w:sz="12" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:after="60" w:line="120" w:lineRule="exact"/>`, ""},
		{"Body", "_ Body", "", false, `<w:spacing w:before="60" ` + line + `/><w:ind w:right="4200"/>`, bold},
		{"Session", "_ Session", "", false, `<w:spacing ` + line + `/><w:ind w:right="4200"/>`, bold},
		{"Meeting", "_ Meeting", "", false, `<w:spacing ` + line + `/><w:ind w:right="4200"/>`, ""},
		{"AgendaItem", "Agenda Item", "", false, `<w:spacing w:before="120" ` + line + `/><w:ind w:right="4200"/>`, ""},
		{"DocTitle", "_ Title", "SingleTxt", false, `<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="480" w:after="360" w:line="300" w:lineRule="exact"/><w:ind w:left="1267" w:right="1267"/><w:jc w:val="center"/>`, bold + `<w:sz w:val="28"/><w:szCs w:val="28"/>`},
		heading(1, 360, 180, 300, bold+`<w:sz w:val="28"/><w:szCs w:val="28"/>`),
		heading(2, 240, 120, 270, bold+`<w:sz w:val="24"/><w:szCs w:val="24"/>`),
		heading(3, 180, 120, 240, bold),
		heading(4, 120, 120, 240, `<w:i/><w:iCs/>`),
		{"HAnnex", "_ H_Annex", "HM", false, `<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:suppressAutoHyphens/><w:spacing w:after="180" w:line="300" w:lineRule="exact"/><w:outlineLvl w:val="0"/>`, bold + `<w:sz w:val="28"/><w:szCs w:val="28"/>`},
		{"HM", "_ H_M", "SingleTxt", false, `<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:after="240" w:line="300" w:lineRule="exact"/><w:ind w:left="1267" w:right="1267"/>`, bold + `<w:sz w:val="28"/><w:szCs w:val="28"/>`},
		{"SingleTxt", "__Single Txt", "", false, `<w:tabs><w:tab w:val="left" w:pos="1267"/><w:tab w:val="left" w:pos="1742"/></w:tabs><w:spacing w:after="120" ` + line + `/><w:ind w:left="1267" w:right="1267" w:hanging="475"/><w:jc w:val="both"/>`, ""},
		{"SingleTxtPlain", "__Single Txt Plain", "", false, `<w:spacing w:after="120" ` + line + `/><w:ind w:left="1267" w:right="1267"/><w:jc w:val="both"/>`, ""},
	}
	for level := 1; level <= 4; level++ {
		left := 1267 + 475*level
		list = append(list, paragraphStyle{"SingleTxtItem" + strconv.Itoa(level), "__Single Txt Item " + strconv.Itoa(level), "", false,
			fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%[1]d"/></w:tabs><w:spacing w:after="120" `+line+`/><w:ind w:left="%[1]d" w:right="1267" w:hanging="475"/><w:jc w:val="both"/>`, left), ""})
	}
	return append(list,
		paragraphStyle{"EndRule", "_ End Rule", "", false, `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="120" w:after="240"/><w:ind w:left="4390" w:right="4390"/>`, ""},
		paragraphStyle{"Header", "header", "", true, `<w:tabs><w:tab w:val="center" w:pos="4920"/><w:tab w:val="right" w:pos="9840"/></w:tabs>`, `<w:sz w:val="18"/><w:szCs w:val="18"/>`},
		paragraphStyle{"Footer", "footer", "", true, `<w:tabs><w:tab w:val="right" w:pos="9840"/></w:tabs>`, `<w:sz w:val="18"/><w:szCs w:val="18"/>`},
		paragraphStyle{"FootnoteText", "footnote text", "", true, `<w:tabs><w:tab w:val="right" w:pos="1195"/><w:tab w:val="left" w:pos="1267"/></w:tabs><w:spacing w:after="40" w:line="210" w:lineRule="exact"/><w:ind w:left="1267" w:right="1267" w:hanging="432"/>`, `<w:sz w:val="17"/><w:szCs w:val="17"/>`},
		paragraphStyle{"CommentText", "annotation text", "", true, ``, ""},
	)
}()

func (w *writer) contentTypes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	part := func(name, kind string) {
		b.WriteString(`<Override PartName="/` + name + `" ContentType="application/vnd.openxmlformats-` + kind + `+xml"/>`)
	}
	part("word/document.xml", "officedocument.wordprocessingml.document.main")
	for _, name := range []string{"styles", "settings", "numbering", "footnotes", "fontTable"} {
		part("word/"+name+".xml", "officedocument.wordprocessingml."+name)
	}
	for i := 1; i <= 3; i++ {
		part("word/header"+strconv.Itoa(i)+".xml", "officedocument.wordprocessingml.header")
		part("word/footer"+strconv.Itoa(i)+".xml", "officedocument.wordprocessingml.footer")
	}
	if len(w.comments) > 0 {
		part("word/comments.xml", "officedocument.wordprocessingml.comments")
		part("word/commentsExtended.xml", "officedocument.wordprocessingml.commentsExtended")
	}
	part("docProps/core.xml", "package.core-properties")
	part("docProps/app.xml", "officedocument.extended-properties")
	b.WriteString(`</Types>`)
	return b.String()
}

const relationHead = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`

const packageRelations = relationHead +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`

func (w *writer) documentRelations() string {
	var b strings.Builder
	b.WriteString(relationHead)
	relation := func(id, kind, target string) {
		b.WriteString(`<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"/>`)
	}
	for i, name := range []string{"styles", "settings", "numbering", "footnotes", "fontTable"} {
		relation("rId"+strconv.Itoa(i+1), name, name+".xml")
	}
	for i := range 3 {
		relation("rId"+strconv.Itoa(11+i), "header", "header"+strconv.Itoa(i+1)+".xml")
		relation("rId"+strconv.Itoa(14+i), "footer", "footer"+strconv.Itoa(i+1)+".xml")
	}
	if len(w.comments) > 0 {
		relation("rId21", "comments", "comments.xml")
		b.WriteString(`<Relationship Id="rId22" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>`)
	}
	b.WriteString(linkRelations(w.links) + `</Relationships>`)
	return b.String()
}

func (w *writer) noteRelations() string {
	if len(w.noteLink) == 0 {
		return ""
	}
	return relationHead + linkRelations(w.noteLink) + `</Relationships>`
}

func linkRelations(targets []string) string {
	var b strings.Builder
	for i, target := range targets {
		b.WriteString(`<Relationship Id="rIdL` + strconv.Itoa(i+1) + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="` + esc(address(target)) + `" TargetMode="External"/>`)
	}
	return b.String()
}

// address is a link as a relation may have it: Word refuses a whole file for one that is no address.
func address(href string) string {
	var b strings.Builder
	for i := range len(href) {
		c := href[i]
		escaped := c == '%' && i+2 < len(href) && isHex(href[i+1]) && isHex(href[i+2])
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}[]", c) >= 0 || c == '%' && !escaped {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func (w *writer) core() string {
	m := w.d.Masthead
	s := xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
	s += `<dc:title>` + esc(m.Title) + `</dc:title><dc:subject>` + esc(m.Symbol) + `</dc:subject><dc:language>` + esc(w.language) + `</dc:language>`
	if !w.d.At.IsZero() {
		at := w.d.At.UTC().Format(time.RFC3339)
		s += `<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified>`
	}
	return s + `</cp:coreProperties>`
}

const appProperties = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Adref</Application></Properties>`

const fontTable = xmlHead + `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`
