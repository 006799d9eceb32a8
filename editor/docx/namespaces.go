// namespaces.go is the names that the reader knows.

package docx

import "strings"

// space is a namespace that the reader knows.
type space byte

const (
	spaceNone  space = iota // of an attribute without a prefix
	spaceW                  // WordprocessingML; the relationships and content types of a package too
	spaceM                  // mathematics
	spaceMC                 // markup compatibility
	spaceWord               // what Word added to WordprocessingML later (w14, w15, …)
	spaceR                  // relationships, as attributes
	spaceXML                // xml:space
	spaceOther              // drawings, and whatever else
)

var spaces = map[string]space{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        spaceW,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    spaceW,
	"http://schemas.openxmlformats.org/package/2006/relationships":        spaceW,
	"http://schemas.openxmlformats.org/package/2006/content-types":        spaceW,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          spaceM,
	"http://purl.oclc.org/ooxml/officeDocument/math":                      spaceM,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         spaceMC,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": spaceR,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             spaceR,
	"http://schemas.microsoft.com/office/word/2010/wordml":                spaceWord,
	"http://schemas.microsoft.com/office/word/2012/wordml":                spaceWord,
	"http://schemas.microsoft.com/office/word/2015/wordml/symex":          spaceWord,
	"http://schemas.microsoft.com/office/word/2016/wordml/cid":            spaceWord,
	"http://schemas.microsoft.com/office/word/2018/wordml":                spaceWord,
	"http://schemas.microsoft.com/office/word/2018/wordml/cex":            spaceWord,
	"http://www.w3.org/XML/1998/namespace":                                spaceXML,
}

// names are the elements that the reader knows, each name once.
var names = func() map[string]string {
	known := map[string]string{}
	for name := range strings.FieldsSeq(`Relationship Relationships Override Default Types
		document body p r t tab ptab br cr sym pPr rPr pStyle rStyle numPr ilvl numId outlineLvl ins del moveFrom moveTo
		pPrChange rPrChange sectPr sectPrChange numberingChange i b strike dstrike u vanish specVanish color
		tbl tr tc trPr tcPr cellIns cellDel hyperlink fldSimple fldChar instrText delInstrText delText
		sdt sdtPr sdtEndPr sdtContent tag smartTag customXml bdo dir ruby rubyBase subDoc txbxContent
		bookmarkStart moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
		commentRangeStart commentRangeEnd commentReference footnoteReference endnoteReference noBreakHyphen softHyphen
		drawing pict object altChunk AlternateContent Choice Fallback oMath oMathPara ctrlPr
		styles style name basedOn numbering abstractNum lvl start numFmt lvlText lvlRestart isLgl numStyleLink styleLink
		num abstractNumId lvlOverride startOverride footnotes footnote endnotes endnote comments comment commentsEx commentEx hdr ftr`) {
		known[name] = name
	}
	return known
}()
