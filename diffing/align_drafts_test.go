// align_drafts_test.go measures the pairing of paragraphs against a known truth:
// drafts cut from real ones, with known moves, splits, merges and edits.

package diffing

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// fate is what was done to a paragraph of a generated draft.
type fate string

const (
	kept    fate = "same"
	lightly fate = "revised lightly"  // one to five words
	heavily fate = "revised heavily"  // a third to a half of the words
	moved   fate = "moved"            // with or without its neighbours
	shifted fate = "moved and edited" // lightly
	divided fate = "split"
	united  fate = "merged"
	added   fate = "added"
	dropped fate = "deleted"
)

// madeParagraph is a paragraph of the second draft and where it comes from:
// several of the first when merged, none when added; a part of a split names the
// one it is a part of.
type madeParagraph struct {
	text string
	from []int
	fate fate
}

// drafting makes a second draft from a first one.
type drafting struct {
	r      *rand.Rand
	from   []string
	to     []madeParagraph
	phrase func(n int) []string // n words in a row from somewhere in the drafts
}

// madeDrafts cuts a first draft from one of the real ones and makes a second
// from it. Numbers at the start of a paragraph follow in the second when
// renumbered is true, as they do when a paragraph comes in before them.
func madeDrafts(seed uint64, pool [][]string) (from []string, to []madeParagraph) {
	r := rand.New(rand.NewPCG(seed, 2015))
	own := r.IntN(len(pool))
	draft := pool[own]
	size := min(len(draft), 30+r.IntN(120))
	at := r.IntN(len(draft) - size + 1)
	d := &drafting{r: r, from: draft[at : at+size]}
	words := strings.Fields(strings.Join(draft, " "))
	d.phrase = func(n int) []string {
		i := r.IntN(len(words) - n)
		return words[i : i+n]
	}
	strangers := slices.Concat(pool[(own+2)%len(pool)], draft[:at], draft[at+size:]) // of another negotiation, and of this one
	for i := range d.from {
		d.to = append(d.to, madeParagraph{d.from[i], []int{i}, kept})
	}
	d.divideAndUnite()
	d.revise()
	d.move()
	d.drop(strangers)
	d.add(strangers)
	if r.IntN(2) == 0 {
		d.renumber()
	}
	return d.from, d.to
}

// divideAndUnite splits one paragraph in ten, where it can be after a sentence or
// a semicolon, and merges one in thirty with the next.
func (d *drafting) divideAndUnite() {
	var list []madeParagraph
	for i := 0; i < len(d.to); i++ {
		p := d.to[i]
		switch d.r.IntN(30) {
		case 0, 2, 3:
			if parts := d.parts(p.text); len(parts) > 1 {
				for _, part := range parts {
					list = append(list, madeParagraph{part, p.from, divided})
				}
				continue
			}
		case 1:
			if i+1 < len(d.to) && len(strings.Fields(p.text)) >= 6 && len(strings.Fields(d.to[i+1].text)) >= 6 {
				next := d.to[i+1]
				_, rest := number(next.text)
				list = append(list, madeParagraph{p.text + " " + rest, slices.Concat(p.from, next.from), united})
				i++
				continue
			}
		}
		list = append(list, p)
	}
	d.to = list
}

// parts cuts a text after sentences and semicolons into two or three parts of
// six words or more.
func (d *drafting) parts(text string) []string {
	words := strings.Fields(text)
	var parts []string
	start := 0
	for i := 5; i+6 < len(words) && len(parts) < 2; i++ {
		end := words[i][len(words[i])-1]
		if i+1-start >= 6 && (end == '.' || end == ';') && d.r.IntN(2) == 0 {
			parts = append(parts, strings.Join(words[start:i+1], " "))
			start = i + 1
		}
	}
	return append(parts, strings.Join(words[start:], " "))
}

// revise edits one paragraph in five, lightly or heavily. What it would make
// less like its own source than like another paragraph is left as it was: nobody
// would call that a revision of it.
func (d *drafting) revise() {
	for i, p := range d.to {
		words := strings.Fields(p.text)
		if d.r.IntN(5) > 0 || len(words) < 4 {
			continue
		}
		edited, f := d.edited(words, 1+d.r.IntN(min(5, 1+len(words)/6))), lightly
		if p.fate == kept && len(words) >= 12 && d.r.IntN(2) == 0 {
			edited, f = d.edited(words, len(words)/3+d.r.IntN(1+len(words)/6)), heavily
		}
		if !d.revisionOf(edited, p.from) {
			continue
		}
		d.to[i].text = strings.Join(edited, " ")
		if p.fate == kept {
			d.to[i].fate = f
		}
	}
}

// edited changes some words, in runs: replaced by others, deleted, inserted.
func (d *drafting) edited(words []string, change int) []string {
	words = slices.Clone(words)
	for change > 0 && len(words) > 3 {
		run := min(change, 1+d.r.IntN(6), len(words)/2)
		at := d.r.IntN(len(words) - run + 1)
		switch d.r.IntN(3) {
		case 0:
			words = slices.Replace(words, at, at+run, d.phrase(run)...)
		case 1:
			words = slices.Delete(words, at, at+run)
		default:
			words = slices.Insert(words, at, d.phrase(run)...)
		}
		change -= run
	}
	return words
}

// revisionOf reports whether a reader who knows all of the first draft would
// call the words a revision of these of its paragraphs: they share half of their
// words in order with them, and more than with any other.
func (d *drafting) revisionOf(words []string, from []int) bool {
	var source []string
	for _, i := range from {
		source = append(source, strings.Fields(d.from[i])...)
	}
	own := inCommon(source, words)
	if 2*own < max(len(words), len(source)) && len(from) == 1 {
		return false
	}
	for i, text := range d.from {
		if !slices.Contains(from, i) && text != d.from[from[0]] && inCommon(strings.Fields(text), words) >= own {
			return false
		}
	}
	return true
}

// inCommon is the most words two texts have in common in order.
func inCommon(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		diagonal := 0
		for j, v := range b {
			above := row[j+1]
			if w == v {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// move puts a few runs of one to four paragraphs elsewhere, some lightly edited.
func (d *drafting) move() {
	for range len(d.to) / 25 {
		run := 1
		if d.r.IntN(3) == 0 {
			run = 2 + d.r.IntN(3)
		}
		at := d.r.IntN(len(d.to) - run)
		if slices.ContainsFunc(d.to[at:at+run], func(p madeParagraph) bool { return p.fate != kept || len(strings.Fields(p.text)) < 3 }) {
			continue
		}
		block := slices.Clone(d.to[at : at+run])
		for i, p := range block {
			block[i].fate = moved
			words := strings.Fields(p.text)
			if len(words) >= 12 && d.r.IntN(3) == 0 {
				if edited := d.edited(words, 1+d.r.IntN(len(words)/8)); d.revisionOf(edited, p.from) {
					block[i].text, block[i].fate = strings.Join(edited, " "), shifted
				}
			}
		}
		d.to = slices.Delete(d.to, at, at+run)
		to := d.place()
		d.to = slices.Insert(d.to, to, block...)
	}
}

// place is a place that is not between the parts of what was split.
func (d *drafting) place() int {
	for {
		at := d.r.IntN(len(d.to) + 1)
		if at == 0 || at == len(d.to) || d.to[at-1].fate != divided || !slices.Equal(d.to[at-1].from, d.to[at].from) {
			return at
		}
	}
}

// drop deletes one paragraph in twelve, and now and then a run; for one in three
// something else comes in its place.
func (d *drafting) drop(strangers []string) {
	for at := 0; at < len(d.to); at++ {
		if d.r.IntN(12) > 0 {
			continue
		}
		run := 1
		if d.r.IntN(4) == 0 {
			run = min(2+d.r.IntN(5), len(d.to)-at)
		}
		if !slices.ContainsFunc(d.to[at:at+run], func(p madeParagraph) bool { return p.fate != kept }) {
			d.to = slices.Delete(d.to, at, at+run)
			if d.r.IntN(3) == 0 {
				d.bring(at, strangers)
			}
		}
	}
}

// add brings in paragraphs that the first draft does not have.
func (d *drafting) add(strangers []string) {
	for range len(d.to) / 20 {
		d.bring(d.place(), strangers)
	}
}

// bring puts in one paragraph that shares less than a third of its words, in
// order, with any paragraph of the first draft, counted on the longer.
func (d *drafting) bring(at int, strangers []string) {
	text := strangers[d.r.IntN(len(strangers))]
	words := strings.Fields(text)
	for _, other := range d.from {
		others := strings.Fields(other)
		if 3*inCommon(others, words) >= max(len(words), len(others)) {
			return
		}
	}
	d.to = slices.Insert(d.to, at, madeParagraph{text, nil, added})
}

// renumber counts the numbers at the start of paragraphs on from the first.
func (d *drafting) renumber() {
	n := 0
	for i, p := range d.to {
		if mark, rest := number(p.text); mark != "" {
			n++
			d.to[i].text = fmt.Sprintf("%d. %s", n, rest)
			if p.fate == kept && d.to[i].text != p.text {
				d.to[i].fate = lightly
			}
		}
	}
}

// number is the number a paragraph starts with, and the rest of it.
func number(text string) (mark, rest string) {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	if n > 0 && strings.HasPrefix(text[n:], ".") {
		return text[:n], strings.TrimSpace(text[n+1:])
	}
	return "", text
}

// tally counts how a draft was paired, by what was done to its paragraphs.
type tally struct {
	right, wrong map[fate]int
	sure         int     // pairings at or above Sure
	surest       float64 // the most that a wrong one is
	notes        []string
}

// judge compares the answer with the truth. Of equal paragraphs, either is
// right; so are those that differ by the number at their start alone. Where the
// answer calls no more paragraphs moved than were, which of them it says moved
// is for it to choose.
func (t *tally) judge(from []string, to []madeParagraph, list []Pair) {
	bare := func(text string) string { _, rest := number(text); return rest }
	truth := make([][]int, len(from)) // the paragraphs of to, by paragraph of from
	fates := make([]fate, len(from))
	for i := range fates {
		fates[i] = dropped
	}
	movedTruly, movedThere := 0, 0
	for j, p := range to {
		for _, i := range p.from {
			truth[i] = append(truth[i], j)
			fates[i] = p.fate
		}
		if p.fate == moved || p.fate == shifted {
			movedTruly++
		}
	}
	for _, p := range list {
		if p.Change == Moved {
			movedThere++
		}
	}
	sameFrom := func(a, b []int) bool {
		return slices.EqualFunc(a, b, func(x, y int) bool { return bare(from[x]) == bare(from[y]) })
	}
	sameTo := func(a, b []int) bool {
		return slices.EqualFunc(a, b, func(x, y int) bool { return bare(to[x].text) == bare(to[y].text) })
	}
	// twin says that what has another fate in the truth is equal to one with this.
	twinFrom := func(i int, partners []int) bool {
		for n := range from {
			if n != i && bare(from[n]) == bare(from[i]) && sameTo(truth[n], partners) {
				return true
			}
		}
		return false
	}
	twinTo := func(j int, partners []int) bool {
		for n := range to {
			if n != j && bare(to[n].text) == bare(to[j].text) && sameFrom(to[n].from, partners) {
				return true
			}
		}
		return false
	}
	count := func(ok bool, f fate, note string, at int, p Pair) {
		if ok {
			t.right[f]++
			return
		}
		t.wrong[f]++
		t.notes = append(t.notes, fmt.Sprintf("%s %d (%s): %s %v %v %.2f", note, at, f, p.Change, p.From, p.To, p.Alike))
	}
	calls := func(p Pair, f fate) bool { // whether moved is called moved
		return (p.Change == Moved) == (f == moved || f == shifted) || movedThere <= movedTruly
	}
	for _, p := range list {
		for _, i := range p.From {
			count((sameTo(truth[i], p.To) || twinFrom(i, p.To)) && calls(p, fates[i]), fates[i], "from", i, p)
		}
		for _, j := range p.To {
			count((sameFrom(to[j].from, p.From) || twinTo(j, p.From)) && calls(p, to[j].fate), to[j].fate, "to", j, p)
		}
		if len(p.From) == 0 || len(p.To) == 0 {
			continue
		}
		wrong := false // two that have nothing to do with each other are said to belong together
		for _, i := range p.From {
			for _, j := range p.To {
				wrong = wrong || !slices.Contains(truth[i], j) && !twinFrom(i, []int{j}) && !twinTo(j, []int{i})
			}
		}
		if p.Alike >= Sure {
			t.sure++
		}
		if wrong {
			t.surest = max(t.surest, p.Alike)
		}
	}
}

func TestDraftsWithKnownChangesArePairedAsTheyWereMade(t *testing.T) {
	var pool [][]string
	for _, name := range []string{"paris-2015-12-04", "paris-2015-12-09", "A_AC.290_2021_L.1", "A_AC.292_2023_L.1"} {
		var draft []string
		for _, line := range lines(t, "drafts/"+name+".txt") {
			draft = append(draft, strings.TrimSpace(line))
		}
		pool = append(pool, draft)
	}
	seeds := uint64(60)
	if os.Getenv("ADREF_LONG") != "" {
		seeds = 3000
	}
	sum := tally{right: map[fate]int{}, wrong: map[fate]int{}}
	for seed := range seeds {
		from, made := madeDrafts(seed, pool)
		to := make([]string, len(made))
		for j, p := range made {
			to[j] = p.text
		}
		list, err := Align(t.Context(), from, to)
		if err != nil {
			t.Fatal(err)
		}
		keepsPairing(t, list, from, to)
		sum.notes = sum.notes[:0]
		sum.judge(from, made, list)
		if len(sum.notes) > 0 && testing.Verbose() {
			t.Logf("seed %d:\n%s", seed, strings.Join(sum.notes, "\n"))
		}
	}
	right, wrong := 0, 0
	for _, f := range []fate{kept, lightly, heavily, moved, shifted, divided, united, added, dropped} {
		t.Logf("%-18s %6d right %4d wrong", f, sum.right[f], sum.wrong[f])
	}
	for n := range maps.Values(sum.right) {
		right += n
	}
	for n := range maps.Values(sum.wrong) {
		wrong += n
	}
	t.Logf("%d of %d paragraphs right, %.2f %%; %d pairings at %.2f or above, the surest wrong one at %.2f", right, right+wrong,
		100*float64(right)/float64(right+wrong), sum.sure, Sure, sum.surest)
	if sum.surest >= Sure {
		t.Errorf("a wrong pairing is as sure as %.2f", sum.surest)
	}
	if 100*wrong > right+wrong {
		t.Errorf("more than one paragraph in a hundred is wrong: %d of %d", wrong, right+wrong)
	}
	for _, f := range []fate{kept, lightly, heavily, moved, shifted, divided, united, added, dropped} {
		if sum.right[f] == 0 {
			t.Errorf("nothing %s was generated, or none of it found", f)
		}
	}
}
