// similar.go pairs paragraphs that are alike without being equal, in order.

package diffing

// bars say, in per cent, how alike two paragraphs must be to be paired in the
// same place of the order, and in another.
type bars struct{ here, elsewhere int }

var (
	likely   = bars{60, 75}
	possible = bars{33, 60}
)

const (
	alone         = 25      // per cent, when two are all there is in a place
	asWhole       = 50      // per cent, of the parts of a split or merged paragraph with the whole
	ofThePart     = 60      // per cent of a part that must be what the other parts lack of the whole
	leastPart     = 4       // words of the shortest part, and of the shortest paragraph that says enough alone
	surelyTelling = 256     // bytes from which on a text is taken to have that many words
	mostParts     = 8       // parts that are looked for at once
	maxGap        = 1 << 18 // paragraphs of one side times those of the other that are all compared
	maxShared     = 1 << 27 // the same, times the words that could be shared
	rareWords     = 12      // features of a paragraph that are looked up to find where it moved
	commonWord    = 64      // paragraphs a feature may occur in before it says nothing
	maxVoters     = 8       // paragraphs compared in full for one that may have moved
)

// bagOf is the bag of a paragraph, made on first use.
func (a *alignment) bagOf(d *document, i int) bag {
	if d.bags[i].features == nil {
		d.bags[i] = a.of(d.texts[i])
	}
	return d.bags[i]
}

// compare says how alike two paragraphs are.
func (a *alignment) compare(i, j int) likeness {
	if c := a.remembered(i, j); c.all > 0 {
		return c
	}
	var l likeness
	if b, c := a.from.bags[i], a.to.bags[j]; b.features != nil && c.features != nil {
		l = likeness{a.common(b, c), b.total + c.total}
	} else {
		l = a.apart.likenessOf(a.from.texts[i], a.to.texts[j])
	}
	a.remember(i, j, l)
	return l
}

// comparedWith is what was last found of a paragraph of from.
type comparedWith struct {
	j int
	likeness
}

func (a *alignment) remember(i, j int, l likeness) {
	if a.compared == nil {
		a.compared = make([]comparedWith, len(a.from.texts))
	}
	a.compared[i] = comparedWith{j, l}
}

func (a *alignment) remembered(i, j int) likeness {
	if a.compared != nil && a.compared[i].j == j {
		return a.compared[i].likeness
	}
	return likeness{}
}

// betweens pairs what is similar in the gaps, in order, so that most words are
// kept. A gap too large for that is first cut at equal paragraphs; what is still
// too large is left to moves.
func (a *alignment) betweens(b bars) {
	for _, g := range a.gaps() {
		if a.ctx.Err() != nil {
			return
		}
		for _, g := range a.cut(g) {
			if len(g.from) == 1 && len(g.to) == 1 {
				i, j := g.from[0], g.to[0]
				if a.from.texts[i] == a.to.texts[j] || a.compare(i, j).reaches(min(b.here, alone)) {
					a.pair(i, j)
				}
			} else if g.comparable() {
				a.inOrder(g, b.here)
			}
		}
	}
}

// comparable reports whether all of one side can be compared with all of the
// other.
func (g gap) comparable() bool {
	return len(g.from) > 0 && len(g.to) > 0 && len(g.from) <= maxGap/len(g.to)
}

// cut pairs equal paragraphs in a gap that is not comparable, in order, and
// gives what is between them.
func (a *alignment) cut(g gap) []gap {
	if g.comparable() {
		return []gap{g}
	}
	number := new(numbers)
	texts := func(d *document, places []int) []string {
		list := make([]string, len(places))
		for n, i := range places {
			list[n] = d.texts[i]
		}
		return list
	}
	var list []gap
	i, j := 0, 0
	for _, h := range append(differ(number.of(texts(&a.from, g.from)), number.of(texts(&a.to, g.to))), hunk{a0: len(g.from), b0: len(g.to)}) {
		for ; i < h.a0; i, j = i+1, j+1 {
			a.pair(g.from[i], g.to[j])
		}
		list = append(list, gap{g.from[h.a0:max(h.a0, h.a1)], g.to[h.b0:max(h.b0, h.b1)]})
		i, j = h.a1, h.b1
	}
	return list
}

// inOrder pairs what is in a gap by dynamic programming over the paragraphs left
// on both sides: one with one, one with several neighbours, or none.
func (a *alignment) inOrder(g gap, least int) {
	n, m := len(g.from), len(g.to)
	common := a.allCommon(g)
	if common == nil {
		return
	}
	const skipFrom, skipTo = mostParts + 1, mostParts + 2
	best := make([]int, (n+1)*(m+1)) // best[i][j]: of what is left from i and j on
	step := make([]int8, n*m)        // what leads there: parts of to, -parts of from, a skip
	for i := n - 1; i >= 0; i-- {
		if a.ctx.Err() != nil {
			return
		}
		x := a.from.bags[g.from[i]]
		for j := m - 1; j >= 0; j-- {
			at := i*(m+1) + j
			most, how := best[at+m+1], int8(skipFrom)
			if best[at+1] > most {
				most, how = best[at+1], skipTo
			}
			y := a.to.bags[g.to[j]]
			l := likeness{int(common[i*m+j]), x.total + y.total}
			gain := l.beyond(least)
			if l.common == x.total && l.common == y.total && a.from.texts[g.from[i]] == a.to.texts[g.to[j]] {
				gain++ // an equal one before one with the same words
			}
			if gain > 0 && gain+best[at+m+2] >= most { // rather than a group
				most, how = gain+best[at+m+2], 1
			}
			if j+1 < m && part(y, x, common[i*m+j]) && part(a.to.bags[g.to[j+1]], x, common[i*m+j+1]) {
				a.parts(x, &a.to, g.to[j:], func(k int, l likeness) {
					if gain := l.beyond(least); gain+best[at+m+1+k] > most {
						most, how = gain+best[at+m+1+k], int8(k)
					}
				})
			}
			if i+1 < n && part(x, y, common[i*m+j]) && part(a.from.bags[g.from[i+1]], y, common[(i+1)*m+j]) {
				a.parts(y, &a.from, g.from[i:], func(k int, l likeness) {
					if gain := l.beyond(least); gain+best[at+k*(m+1)+1] > most {
						most, how = gain+best[at+k*(m+1)+1], int8(-k)
					}
				})
			}
			best[at], step[i*m+j] = most, how
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch how := step[i*m+j]; {
		case how == skipFrom:
			i++
		case how == skipTo:
			j++
		case how > 0:
			a.pair(g.from[i], g.to[j])
			for k := 1; k < int(how); k++ {
				a.to.joins[g.to[j+k]] = g.to[j]
			}
			i, j = i+1, j+int(how)
		default:
			a.pair(g.from[i], g.to[j])
			for k := 1; k < int(-how); k++ {
				a.from.joins[g.from[i+k]] = g.from[i]
			}
			i, j = i+int(-how), j+1
		}
	}
}

// allCommon is what each paragraph of a gap has in common with each of the other
// side, row by row, or nil when that is too much work.
func (a *alignment) allCommon(g gap) []int32 {
	m := len(g.to)
	for _, j := range g.to {
		a.bagOf(&a.to, j)
	}
	shared := 0
	for _, i := range g.from {
		shared += len(a.bagOf(&a.from, i).features)
	}
	if shared > maxShared/m {
		return nil
	}
	type posting struct{ at, n, next int32 }
	list := make([]posting, 1, shared+1)
	for row, i := range g.from { // count holds the head of each feature's postings
		for _, f := range a.from.bags[i].features {
			list = append(list, posting{int32(row * m), f.n, a.count[f.id]})
			a.count[f.id] = int32(len(list) - 1)
		}
	}
	common := make([]int32, len(g.from)*m)
	for column, j := range g.to {
		if a.ctx.Err() != nil {
			break
		}
		for _, f := range a.to.bags[j].features {
			for p := a.count[f.id]; p != 0; p = list[p].next {
				common[int(list[p].at)+column] += min(list[p].n, f.n)
			}
		}
	}
	for _, i := range g.from {
		a.unload(a.from.bags[i])
	}
	return common
}
