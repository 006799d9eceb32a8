// similar.go pairs paragraphs that are alike without being equal.

package diffing

import (
	"cmp"
	"slices"
)

const (
	inPlace    = 0.40    // how alike two paragraphs in the same place of the order must be
	alone      = 0.25    // the same, when they are the only two in that place
	elsewhere  = 0.60    // and in another place, or joined to a neighbour
	ofThePart  = 0.75    // the share of a part's words that must be what its neighbour lacks of the whole
	leastPart  = 4       // words of the shortest part of a split or merged paragraph
	maxGap     = 1 << 16 // paragraphs of one side times those of the other that are all compared
	rareWords  = 12      // words of a paragraph that are looked up to find where it moved
	commonWord = 64      // paragraphs a word may occur in before it says nothing
	maxVoters  = 8       // paragraphs compared in full for one that may have moved
)

// bag is the words of a paragraph with their numbers of occurrences, sorted.
type bag struct {
	words []string
	count []int
	total int
}

func bagOf(text string) bag {
	var list []string
	for _, token := range Tokens(text) {
		if letters(token) > 0 {
			list = append(list, token)
		}
	}
	slices.Sort(list)
	b := bag{total: len(list)}
	for i, w := range list {
		if i == 0 || list[i-1] != w {
			b.words, b.count = append(b.words, w), append(b.count, 0)
		}
		b.count[len(b.count)-1]++
	}
	return b
}

// alike is the share of words two bags have in common, 0 to 1 (Dice).
func alike(x, y bag) float64 {
	if x.total == 0 || y.total == 0 {
		return 0
	}
	return 2 * float64(common(x, y)) / float64(x.total+y.total)
}

// common is the number of words two bags have in common.
func common(x, y bag) int {
	n := 0
	for i, j := 0, 0; i < len(x.words) && j < len(y.words); {
		switch c := cmp.Compare(x.words[i], y.words[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n += min(x.count[i], y.count[j])
			i, j = i+1, j+1
		}
	}
	return n
}

// joint is the bag of two paragraphs together.
func joint(x, y bag) bag {
	b := bag{total: x.total + y.total}
	i, j := 0, 0
	for i < len(x.words) || j < len(y.words) {
		switch {
		case j == len(y.words) || i < len(x.words) && x.words[i] < y.words[j]:
			b.words, b.count = append(b.words, x.words[i]), append(b.count, x.count[i])
			i++
		case i == len(x.words) || x.words[i] > y.words[j]:
			b.words, b.count = append(b.words, y.words[j]), append(b.count, y.count[j])
			j++
		default:
			b.words, b.count = append(b.words, x.words[i]), append(b.count, x.count[i]+y.count[j])
			i, j = i+1, j+1
		}
	}
	return b
}

// bag is the words of paragraph i, counted on first use.
func (d *document) bag(i int) bag {
	if d.bags[i].words == nil {
		d.bags[i] = bagOf(d.texts[i])
	}
	return d.bags[i]
}

// betweens pairs similar paragraphs in the gaps, in order, so that the sum of
// their likeness is greatest. A gap too large for that is left to moves.
func (a *alignment) betweens() {
	for _, g := range a.gaps() {
		if a.ctx.Err() != nil {
			return
		}
		n, m := g.i1-g.i0, g.j1-g.j0
		if n > maxGap/m {
			continue
		}
		least := inPlace
		if n == 1 && m == 1 {
			least = alone
		}
		a.inOrder(g, n, m, least)
	}
}

func (a *alignment) inOrder(g gap, n, m int, least float64) {
	like := make([]float64, n*m)
	sum := make([]float64, (n+1)*(m+1)) // sum[i][j]: the best of what is left from i and j on
	for i := n - 1; i >= 0; i-- {
		if a.ctx.Err() != nil {
			return
		}
		for j := m - 1; j >= 0; j-- {
			s := max(sum[(i+1)*(m+1)+j], sum[i*(m+1)+j+1])
			if l := alike(a.from.bag(g.i0+i), a.to.bag(g.j0+j)); l >= least {
				like[i*m+j] = l
				s = max(s, l+sum[(i+1)*(m+1)+j+1])
			}
			sum[i*(m+1)+j] = s
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		at := sum[i*(m+1)+j]
		switch l := like[i*m+j]; {
		case l > 0 && l+sum[(i+1)*(m+1)+j+1] == at:
			a.pair(g.i0+i, g.j0+j, false)
			i, j = i+1, j+1
		case sum[(i+1)*(m+1)+j] == at:
			i++
		default:
			j++
		}
	}
}

// moves pairs what is left on both sides wherever it stands: equal paragraphs,
// then similar ones, the most alike first.
func (a *alignment) moves() {
	left := make(map[string][]int) // unpaired paragraphs of from, by text
	for i, text := range a.from.texts {
		if a.from.partner[i] == none && a.from.bag(i).total > 0 {
			left[text] = append(left[text], i)
		}
	}
	for j, text := range a.to.texts {
		if list := left[text]; a.to.partner[j] == none && len(list) > 0 {
			a.pair(list[0], j, true)
			left[text] = list[1:]
		}
	}
	places := make(map[string][]int) // unpaired paragraphs of from, by word
	for i := range a.from.texts {
		if a.from.partner[i] == none {
			for _, w := range a.from.bag(i).words {
				places[w] = append(places[w], i)
			}
		}
	}
	var found []candidate
	for j := range a.to.texts {
		if a.to.partner[j] != none {
			continue
		}
		if a.ctx.Err() != nil {
			return
		}
		for _, i := range a.voters(places, a.to.bag(j)) {
			if l := alike(a.from.bag(i), a.to.bag(j)); l >= elsewhere {
				found = append(found, candidate{i, j, l})
			}
		}
	}
	best(found)
	for _, c := range found {
		if a.from.partner[c.i] == none && a.to.partner[c.j] == none {
			a.pair(c.i, c.j, true)
		}
	}
	a.inOrderAgain()
}

// voters gives the paragraphs that share most of the rarest words of a bag.
func (a *alignment) voters(places map[string][]int, b bag) []int {
	var words []string
	for _, w := range b.words {
		if n := len(places[w]); n > 0 && n <= commonWord {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(x, y string) int {
		return cmp.Or(len(places[x])-len(places[y]), cmp.Compare(x, y))
	})
	votes := make(map[int]int)
	for _, w := range words[:min(len(words), rareWords)] {
		for _, i := range places[w] {
			votes[i]++
		}
	}
	list := make([]int, 0, len(votes))
	for i := range votes {
		list = append(list, i)
	}
	slices.SortFunc(list, func(x, y int) int { return cmp.Or(votes[y]-votes[x], x-y) })
	return list[:min(len(list), maxVoters)]
}

// inOrderAgain takes back "moved" from pairs that turn out to keep the order of
// all the others, as happens in a gap that was too large to compare.
func (a *alignment) inOrderAgain() {
	var all [][2]int
	for i, j := range a.from.partner {
		if j != none {
			all = append(all, [2]int{i, j})
		}
	}
	for _, p := range all {
		a.from.moved[p[0]], a.to.moved[p[1]] = true, true
	}
	for _, p := range rising(all) {
		a.from.moved[p[0]], a.to.moved[p[1]] = false, false
	}
}

// splits joins an added paragraph to its neighbour's pair when the two together
// are what one paragraph of from was; merges does the same the other way.
func (a *alignment) splits() { a.joinNeighbours(&a.to, &a.from) }
func (a *alignment) merges() { a.joinNeighbours(&a.from, &a.to) }

// joinNeighbours goes through the parts forwards and then backwards, since what
// stands before the paired part can join only once what lies between has.
func (a *alignment) joinNeighbours(parts, whole *document) {
	for i := range parts.texts {
		parts.joinNeighbour(whole, i)
	}
	for i := len(parts.texts) - 1; i >= 0 && a.ctx.Err() == nil; i-- {
		parts.joinNeighbour(whole, i)
	}
}

func (d *document) joinNeighbour(whole *document, i int) {
	if d.partner[i] != none || d.joins[i] != none {
		return
	}
	part := d.bag(i)
	if part.total < leastPart {
		return
	}
	most := 0.0
	for _, n := range []int{i - 1, i + 1} {
		if n >= 0 && n < len(d.joins) && d.joins[n] != none {
			n = d.joins[n]
		}
		if n < 0 || n >= len(d.texts) || d.partner[n] == none || d.moved[n] || joinedTo(whole, d.partner[n]) {
			continue
		}
		target, group := whole.bag(d.partner[n]), d.group(n)
		all := joint(group, part)
		gain := float64(common(all, target)-common(group, target)) / float64(part.total)
		if gain >= ofThePart && gain > most && alike(all, target) >= elsewhere {
			most, d.joins[i] = gain, n
		}
	}
}

// joinedTo reports whether a paragraph already has neighbours in its pair.
func joinedTo(d *document, i int) bool {
	return i > 0 && d.joins[i-1] == i || i+1 < len(d.joins) && d.joins[i+1] == i
}

// group is the words of a paragraph and of those joined to it.
func (d *document) group(i int) bag {
	b := d.bag(i)
	for n := i - 1; n >= 0 && d.joins[n] == i; n-- {
		b = joint(b, d.bag(n))
	}
	for n := i + 1; n < len(d.joins) && d.joins[n] == i; n++ {
		b = joint(b, d.bag(n))
	}
	return b
}
