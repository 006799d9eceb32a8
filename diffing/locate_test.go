// locate_test.go tries the search for quotations.

package diffing

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ownReport is a report with what makes quotations hard to place: twins, near
// twins, a heading that is also said in a sentence, a chapeau with items, links.
var ownReport = []string{
	0:  "Introduction",
	1:  opening,
	2:  "Existing and emerging threats",
	3:  threats,
	4:  norms,
	5:  capacity,
	6:  followUp,
	7:  "Other matters",
	8:  "The secretariat shall circulate the draft in the languages of the group, and delegations may comment on it until 3 May.",
	9:  "The secretariat shall circulate the draft in the languages of the group, and delegations may comment on it until 9 July.",
	10: "Other matters",
	11: "A directory of contact points would be kept by the depositary, and would:",
	12: "be updated every six months;",
	13: "be open to every State that names an authority;",
	14: "be tested by a yearly exercise.",
	15: "The proposal recalled resolution [75/240](https://example.org/75/240) and *considered* the efficient re-use of office facilities.^[As had been asked.]",
	16: "Группа постановила провести межсессионное совещание по мерам укрепления доверия до конца следующего года.",
	17: "工作组决定在明年年底之前举行一次关于建立信任措施的闭会期间会议。",
	18: "قرر الفريق العامل عقد اجتماع فيما بين الدورات بشأن تدابير بناء الثقة قبل نهاية العام المقبل.",
}

// indexOf reads a document that somebody waits for.
func indexOf(paragraphs []string) *Index {
	x, err := NewIndex(context.Background(), paragraphs)
	if err != nil {
		panic(err)
	}
	return x
}

// placeIn looks a quotation up; what is found must be well formed.
func placeIn(t fatal, x *Index, quotation string) Place {
	t.Helper()
	p, err := x.Locate(context.Background(), quotation)
	if err != nil {
		t.Fatalf("%v", err)
	}
	switch n := len(x.paragraphs); {
	case p.At < -1 || p.At >= n || p.Second < -1 || p.Second >= n,
		p.Confidence < 0 || p.Confidence > 1 || p.SecondConfidence < 0 || p.SecondConfidence > p.Confidence,
		p.At >= 0 && (p.At == p.Second || p.Confidence < foundBar || p.Span.Start < 0 || p.Span.Start > p.Span.End || p.Span.End > len(x.paragraphs[p.At])),
		p.At == -1 && p.Span != Span{}:
		t.Fatalf("%q is at %+v", quotation, p)
	}
	return p
}

func TestAQuotationIsFoundHoweverItWasCopied(t *testing.T) {
	x := indexOf(ownReport)
	for _, c := range []struct {
		name, quotation string
		at              int
		span            string
	}{
		{"the whole paragraph", norms, 4, norms},
		{"in capitals", strings.ToUpper(norms), 4, strings.TrimSuffix(norms, ".")},
		{"with its number", "17. " + norms, 4, strings.TrimSuffix(norms, ".")},
		{"with the number of an item", "2. (a) be updated every six months;", 12, "be updated every six months"},
		{"a part", "expectations of the international community", 4, "expectations of the international community"},
		{"without a word", "Voluntary norms reflect expectations of the community and complement binding obligations", 4, strings.TrimSuffix(norms, ".")},
		{"with other words", "The group has decided to hold an intersessional meeting on confidence-building before next year is over.", 6, "The group decided to convene an intersessional meeting on confidence-building before the end of next year"},
		{"misspelt", "Support for capacty-building shuold be sustainable, transparant and tailored", 5, "Support for capacity-building should be sustainable, transparent and tailored"},
		{"misspelt throughout", "Suport for capcity-building shold be sustainible, transparant and tailord", 5, "Support for capacity-building should be sustainable, transparent and tailored"},
		{"a word broken at the end of a line", "should be sus- tainable, trans- parent and tailored to the needs", 5, "should be sustainable, transparent and tailored to the needs"},
		{"words run together", "should besustainable,transparent andtailored to the needs", 5, "should be sustainable, transparent and tailored to the needs"},
		{"a word without its hyphen", "Supportfor capacitybuilding", 5, "Support for capacity-building"},
		{"other hyphens", "intersessional meeting on confidence\u2011building before", 6, "intersessional meeting on confidence-building before"},
		{"other spaces and quotation marks", "“intersessional\u00a0meeting   on confidence building” before the end", 6, "intersessional meeting on confidence-building before the end"},
		{"left out in the middle", "States recalled existing and emerging threats […] at their growing number", 3, "States recalled existing and emerging threats to shared networks, and expressed concern at their growing number"},
		{"without its markup", "recalled resolution 75/240 and considered the efficient re-use", 15, "recalled resolution [75/240](https://example.org/75/240) and *considered* the efficient re-use"},
		{"with ligatures", "the e\ufb03cient reuse of o\ufb03ce facilities", 15, "the efficient re-use of office facilities"},
		{"a heading that is said elsewhere too", "Existing and emerging threats", 2, "Existing and emerging threats"},
		{"the same, misspelt", "Existing and emerging threts", 2, "Existing and emerging threats"},
		{"a heading of one word", "INTRODUCTION", 0, "Introduction"},
		{"one of two that differ in a date", "delegations may comment on it until 9 July", 9, "delegations may comment on it until 9 July"},
		{"in Russian", "Группа постановила провести совещание по мерам укрепления доверия", 16, "Группа постановила провести межсессионное совещание по мерам укрепления доверия"},
		{"in Chinese", "关于建立信任措施的闭会期间会议", 17, "关于建立信任措施的闭会期间会议"},
		{"in Arabic, with vowel signs", "عَقْد اجتماع فيما بين الدورات بشأن تدابير", 18, "عقد اجتماع فيما بين الدورات بشأن تدابير"},
		{"through several paragraphs", "A directory of contact points would be kept by the depositary, and would: (a) be updated every six months; (b) be open to every State that names an authority;", 11, "A directory of contact points would be kept by the depositary, and would"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := placeIn(t, x, c.quotation)
			if p.At != c.at {
				t.Fatalf("found at %+v", p)
			}
			if got := ownReport[p.At][p.Span.Start:p.Span.End]; got != c.span {
				t.Errorf("the part quoted is %q", got)
			}
		})
	}
}

func TestWhatIsNotInTheReportIsNotFound(t *testing.T) {
	x := indexOf(ownReport)
	for name, quotation := range map[string]string{
		"nothing":                      "",
		"no word":                      " … “—” [ ]",
		"not UTF-8":                    "Voluntary norms reflect \xff",
		"another language":             "Freiwillige Normen spiegeln die Erwartungen der internationalen Gemeinschaft wider und ergänzen bindende Pflichten.",
		"a new paragraph":              "States should consider publishing their views on how international law applies, and may do so jointly.",
		"new, with a known phrase":     "Regional bodies reflect the expectations of their members, publish what they learn and advise their governments accordingly.",
		"one common word":              "the",
		"one rare word":                "acclamation",
		"a few common words":           "of the group and",
		"what two paragraphs both say": "the secretariat shall circulate the draft in the languages of the group",
		"only a number":                "(a)",
	} {
		t.Run(name, func(t *testing.T) {
			if p := placeIn(t, x, quotation); p.At != -1 {
				t.Errorf("found at %+v", p)
			}
		})
	}
	if p := placeIn(t, indexOf(nil), norms); p.At != -1 {
		t.Errorf("found in no paragraphs: %+v", p)
	}
	if p := placeIn(t, indexOf([]string{"", " ", "\xff"}), norms); p.At != -1 {
		t.Errorf("found in paragraphs without words: %+v", p)
	}
}

func TestBothOfTwoEqualParagraphsAreGiven(t *testing.T) {
	x := indexOf(ownReport)
	if p := placeIn(t, x, "other matters"); p.At != 7 || p.Second != 10 || p.Confidence != 1 || p.SecondConfidence != 1 {
		t.Errorf("two headings: %+v", p)
	}
	x = indexOf([]string{"Other matters.", "Other matters", opening})
	if p := placeIn(t, x, "Other matters"); p.At != 1 || p.Second != 0 {
		t.Errorf("written as the quotation is: %+v", p)
	}
}

func TestAQuotationOfTwoDifferentParagraphsNamesOneAsRunnerUpOnly(t *testing.T) {
	p := placeIn(t, indexOf(ownReport), "the secretariat shall circulate the draft in the languages of the group")
	if p.At != -1 || p.Second != 8 && p.Second != 9 || p.Confidence > 0.5 || p.SecondConfidence != p.Confidence {
		t.Errorf("found %+v", p)
	}
}

// countdown is a context that ends when it has been asked for the nth time.
type countdown struct {
	context.Context
	n int
}

func (c *countdown) Err() error {
	if c.n--; c.n < 0 {
		return context.Canceled
	}
	return nil
}

func TestASearchEndsWithItsContext(t *testing.T) {
	x := indexOf(ownReport)
	for n := 0; ; n++ {
		p, err := x.Locate(&countdown{t.Context(), n}, ownReport[11]+" "+ownReport[12])
		if err == nil {
			if n < 10 || p.At != 11 {
				t.Errorf("asked %d times, found at %+v", n, p)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || p != (Place{At: -1, Second: -1}) {
			t.Fatalf("ended at the %dth time: %+v, %v", n, p, err)
		}
	}
}

func TestTheNumberInFrontOfAQuotationSaysNothing(t *testing.T) {
	x := indexOf(ownReport)
	for _, number := range []string{"17. ", "(a) ", "2. (b) ", "iv) ", "“3.", ""} {
		if p := placeIn(t, x, number+ownReport[12]); p.At != 12 || p.Confidence != 1 {
			t.Errorf("with %q at %+v", number, p)
		}
	}
	if p := placeIn(t, indexOf([]string{"(a)", "(b)", "1. (a) 2023"}), "1. (a) 2023"); p.At != 2 || p.Confidence != 1 {
		t.Errorf("a paragraph of numbers is at %+v", p)
	}
}

func TestATextIsReadByItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"The *Group’s* CO-OPERATION":                   "the groups co operation",
		"see [75/240](https://example.org/a)^[a note]": "see 75240 a note",
		"[States] \\[…\\]":                             "states",
		"l'État, e\u0301tat, ﬁn, Ⅳ":                    "letat etat fin iv",
		"决议，2023年":                                     "决 议 2023 年",
		"قَرار":                                        "قرار",
		"](](":                                         "",
	} {
		r := readWords(text)
		if got := strings.Join(r.words, " "); got != want {
			t.Errorf("%q is read as %q", text, got)
		}
		for i, at := range r.at {
			if fold(text[at.Start:at.End]) != r.words[i] {
				t.Errorf("%q: word %d is at %v", text, i, at)
			}
		}
	}
}

func TestATextBeyondTheBoundsIsOnlyFoundWhenItIsEqual(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 20_000)
	for i := range words {
		words[i] = spelt(r.Uint64N(50))
	}
	long := strings.Join(words, " ")
	x := indexOf([]string{opening, long, strings.Repeat("x", 1<<20)})
	for _, c := range []struct {
		quotation string
		at        int
	}{{long, 1}, {long + " more", -1}, {strings.Join(words[9000:9100], " "), 1}, {long[1000:] + long[:1000], -1}, {strings.Repeat("x", 1<<20), 2}, {strings.Repeat("x", 1<<20+1), -1}, {strings.Repeat("of the [ ](", 1<<15), -1}} {
		if p := placeIn(t, x, c.quotation); p.At != c.at {
			t.Errorf("%d bytes are at %+v, not %d", len(c.quotation), p, c.at)
		}
	}
}

func TestTheAlignmentIsTheBestOfAll(t *testing.T) {
	cases(t, func(t *rapid.T) {
		paragraph := rapid.SliceOfN(rapid.Uint32Range(1, 6), 0, 16).Draw(t, "paragraph")
		var quotation []sought
		for _, id := range rapid.SliceOfN(rapid.Uint32Range(0, 6), 0, 16).Draw(t, "quotation") {
			quotation = append(quotation, sought{id: id, weight: int32(20 + 9*id), typo: id == 3})
		}
		pairs := maxPairs
		got, err := excerptOf(context.Background(), quotation, paragraph, &pairs)
		if want := bestScore(quotation, paragraph); err != nil || got.score != want {
			t.Fatalf("%v in %v: %+v, %v, but %d can be had", quotation, paragraph, got, err, want)
		}
	})
}

// bestScore is the score of the best alignment, found by trying every pair of
// equal words behind every other.
func bestScore(quotation []sought, paragraph []uint32) int32 {
	score := make([][]int32, len(quotation))
	most := int32(0)
	for i, word := range quotation {
		score[i] = make([]int32, len(paragraph))
		for j, id := range paragraph {
			if id != word.id {
				continue
			}
			start := int32(0)
			for k := range i {
				for l := range j {
					if quotation[k].id != paragraph[l] {
						continue
					}
					cost := int32(0)
					if skipped := i - k - 1 + j - l - 1; skipped > 0 {
						cost = gapOpen + gapWord*int32(skipped)
					}
					start = max(start, score[k][l]-cost)
				}
			}
			gain := word.weight
			if word.typo {
				gain -= gain / typoPart
			}
			score[i][j] = start + gain
			most = max(most, score[i][j])
		}
	}
	return most
}

// reports draws paragraphs of 8 to 40 words, some of them repeated.
func reports() *rapid.Generator[[]string] {
	word := rapid.Custom(func(t *rapid.T) string {
		return spelt(rapid.Uint64Range(0, 1<<rapid.IntRange(3, 12).Draw(t, "size")).Draw(t, "word"))
	})
	paragraph := rapid.Map(rapid.SliceOfN(word, 8, 40), func(w []string) string { return strings.Join(w, " ") })
	return rapid.SliceOfN(paragraph, 1, 30)
}

func TestAParagraphIsFoundInItsReportWithTopConfidence(t *testing.T) {
	cases(t, func(t *rapid.T) {
		list := reports().Draw(t, "report")
		i := rapid.IntRange(0, len(list)-1).Draw(t, "paragraph")
		quotation := list[i]
		if rapid.Bool().Draw(t, "shout") {
			quotation = "  «" + strings.ToUpper(strings.ReplaceAll(quotation, " ", ",  ")) + "»."
		}
		p := placeIn(t, indexOf(list), quotation)
		if p.At < 0 || list[p.At] != list[i] || p.Confidence != 1 {
			t.Fatalf("%q of %q is at %+v", quotation, list, p)
		}
	})
}

func TestALongExcerptIsFoundWhereItIs(t *testing.T) {
	cases(t, func(t *rapid.T) {
		list := reports().Draw(t, "report")
		i := rapid.IntRange(0, len(list)-1).Draw(t, "paragraph")
		words := rapid.Permutation(ownWords(60)).Draw(t, "words")[:rapid.IntRange(12, 60).Draw(t, "length")]
		list[i] = strings.Join(words, " ")
		from := rapid.IntRange(0, len(words)-12).Draw(t, "from")
		quotation := strings.Join(words[from:rapid.IntRange(from+12, len(words)).Draw(t, "to")], " ")
		p := placeIn(t, indexOf(list), quotation)
		if p.At != i || p.Confidence < 0.99 {
			t.Fatalf("%q of %q is at %+v", quotation, list, p)
		}
		if got := list[i][p.Span.Start:p.Span.End]; got != quotation {
			t.Fatalf("the part quoted is %q, not %q", got, quotation)
		}
	})
}

// ownWords gives n words that reports does not draw.
func ownWords(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = "x" + spelt(uint64(1<<20+7919*i))
	}
	return list
}

func TestTextOfWhichNoWordOccursIsNotFound(t *testing.T) {
	cases(t, func(t *rapid.T) {
		list := reports().Draw(t, "report")
		quotation := strings.Join(rapid.SliceOf(rapid.SampledFrom(ownWords(60))).Draw(t, "words"), " ")
		if p := placeIn(t, indexOf(list), quotation); p != (Place{At: -1, Second: -1}) {
			t.Fatalf("%q is at %+v", quotation, p)
		}
	})
}

func TestTheOrderOfTheParagraphsOnlyRenumbersThePlace(t *testing.T) {
	cases(t, func(t *rapid.T) {
		list := reports().Draw(t, "report")
		words := strings.Fields(rapid.SampledFrom(list).Draw(t, "paragraph"))[:8]
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			words[rapid.IntRange(0, 7).Draw(t, "at")] = rapid.SampledFrom(ownWords(3)).Draw(t, "word")
		}
		quotation := strings.Join(words[rapid.IntRange(0, 6).Draw(t, "from"):], " ")
		other := rapid.Permutation(list).Draw(t, "order")
		p, q := placeIn(t, indexOf(list), quotation), placeIn(t, indexOf(other), quotation)
		text := func(list []string, i int) string {
			if i < 0 {
				return ""
			}
			return list[i]
		}
		if text(list, p.At) != text(other, q.At) || text(list, p.Second) != text(other, q.Second) ||
			p.Confidence != q.Confidence || p.SecondConfidence != q.SecondConfidence || p.Span != q.Span {
			t.Fatalf("%q is at %+v of %q\nand at %+v of %q", quotation, p, list, q, other)
		}
	})
}

// keepsPlace holds for any texts: the search answers, always the same, and a
// paragraph is found in its own document.
func keepsPlace(t fatal, paragraphs []string, quotation string) {
	t.Helper()
	x := indexOf(paragraphs)
	p := placeIn(t, x, quotation)
	if again := placeIn(t, indexOf(slices.Clone(paragraphs)), quotation); again != p {
		t.Fatalf("%q is at %+v and at %+v", quotation, p, again)
	}
	for _, text := range paragraphs {
		words := readWords(text).words
		if p := placeIn(t, x, text); len(words) > 0 && (p.Confidence != 1 || !slices.Equal(readWords(paragraphs[p.At]).words, words)) {
			t.Fatalf("%q is at %+v of %q", text, p, paragraphs)
		}
	}
}

func TestEveryParagraphOfAnyTextIsFound(t *testing.T) {
	cases(t, func(t *rapid.T) {
		keepsPlace(t, rapid.SliceOfN(texts(), 0, 8).Draw(t, "paragraphs"), texts().Draw(t, "quotation"))
	})
}

func FuzzLocate(f *testing.F) {
	f.Add("Introduction\nThe group met in Geneva.\nOther matters", "met in geneva")
	f.Add("be updated every six months;\nbe tested by a yearly exercise.", "(a) be updated every six months; (b) be tested")
	f.Fuzz(func(t *testing.T, document, quotation string) {
		if len(document)+len(quotation) > 1<<11 {
			t.Skip("long texts take long here, and nothing else")
		}
		keepsPlace(t, strings.Split(document, "\n"), quotation)
	})
}
