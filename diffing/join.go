// join.go finds what a paragraph was split into or merged from.

package diffing

// part reports whether a paragraph may be a part of another, by what they have
// in common.
func part(part, whole bag, common int32) bool {
	return part.words() >= leastPart && part.total < whole.total && 100*int(common) >= ofThePart*part.total
}

// parts tries the first two and more of some paragraphs as the parts of a whole,
// as long as they are neighbours and each brings what the whole still lacks. All
// but the longest part count twice in the likeness, as what each is paired with
// would, so that no part is drawn from a paragraph that it is more like.
func (a *alignment) parts(whole bag, d *document, places []int, try func(k int, l likeness)) {
	a.load(whole)
	l := likeness{all: whole.total}
	longest, sum := 0, 0
	for k, i := range places[:min(len(places), mostParts)] {
		b := d.bags[i]
		if k > 0 && i != places[k-1]+1 || b.words() < leastPart {
			break
		}
		gain := a.take(b)
		if 100*gain < ofThePart*b.total {
			break
		}
		l.common, l.all = l.common+gain, l.all+b.total
		longest, sum = max(longest, b.total), sum+b.total
		if k > 0 && l.reaches(asWhole) {
			try(k+1, likeness{l.common, l.all + sum - longest})
		}
	}
	a.unload(whole)
}

// neighbours pairs what stands next to a pair that moved, when it is as similar
// as in its place it would have to be: what moves takes its neighbours along.
func (a *alignment) neighbours() {
	a.spread(func(i, j int) bool {
		return a.from.texts[i] == a.to.texts[j] || a.compare(i, j).reaches(possible.here)
	})
}

// join joins a paragraph without a pair to its neighbour's when the two together
// are what one paragraph of the other side was. It goes through the parts
// forwards and then backwards, since what stands before the paired part can join
// only once what lies between has.
func (a *alignment) join(parts, whole *document) {
	for i := range parts.texts {
		a.joinNeighbour(parts, whole, i)
	}
	for i := len(parts.texts) - 1; i >= 0 && a.ctx.Err() == nil; i-- {
		a.joinNeighbour(parts, whole, i)
	}
}

func (a *alignment) joinNeighbour(d, whole *document, i int) {
	if !d.free(i) {
		return
	}
	most := 0
	for _, n := range []int{i - 1, i + 1} {
		if n >= 0 && n < len(d.joins) && d.joins[n] != none {
			n = d.joins[n]
		}
		if n < 0 || n >= len(d.texts) || d.partner[n] == none || d.moved[n] || whole.grouped(d.partner[n]) ||
			d.texts[n] == whole.texts[d.partner[n]] {
			continue
		}
		part := a.bagOf(d, i)
		if part.words() < leastPart {
			return
		}
		l := a.togetherWith(whole, d.partner[n], d, d.members(n))
		gain := -l.common
		l = a.togetherWith(whole, d.partner[n], d, append(d.members(n), i))
		gain += l.common
		if 100*gain >= ofThePart*part.total && gain > most && l.reaches(asWhole) {
			most, d.joins[i] = gain, n
		}
	}
}

// togetherWith says how alike a paragraph and several of the other side are.
func (a *alignment) togetherWith(whole *document, i int, parts *document, places []int) likeness {
	b := a.bagOf(whole, i)
	for _, n := range places {
		a.bagOf(parts, n)
	}
	l := likeness{all: b.total}
	a.load(b)
	for _, n := range places {
		l.common += a.take(parts.bags[n])
		l.all += parts.bags[n].total
	}
	a.unload(b)
	return l
}
