// numbers.go gives each distinct item a number, so that items are compared as
// numbers are.

package diffing

import "hash/maphash"

// numbers numbers distinct items in the order of first appearance: an open
// table, never more than half full. A built-in map does the same; this one is
// several times faster and can be used again without being cleared.
type numbers struct {
	slots []slot
	items []string // by number; none when hashes are all there is
	round uint32   // slots of other rounds are free
	used  int32
}

type slot struct {
	hash  uint64
	round uint32
	id    int32
}

// seed is another in every process: numbers depend on the items alone.
var seed = maphash.MakeSeed()

// restart forgets all items.
func (n *numbers) restart() {
	n.used, n.items = 0, n.items[:0]
	if n.round++; n.round == 0 { // come round
		clear(n.slots)
		n.round = 1
	}
}

// of numbers items.
func (n *numbers) of(items []string) []int32 {
	ids := make([]int32, len(items))
	for i, item := range items {
		ids[i] = n.item(item)
	}
	return ids
}

// item numbers an item, from 0 up.
func (n *numbers) item(item string) int32 {
	s, known := n.find(maphash.String(seed, item), item)
	if !known {
		n.items = append(n.items, item)
	}
	return s.id
}

// tokens numbers tokens, as token does.
func (n *numbers) tokens(list []string) []int32 {
	ids := make([]int32, len(list))
	for i, t := range list {
		ids[i] = n.token(t)
	}
	return ids
}

// token numbers a token: white space below 0, everything else from 0 up.
func (n *numbers) token(token string) int32 {
	s, known := n.find(maphash.String(seed, token), token)
	if !known {
		n.items = append(n.items, token)
		if blank(token) {
			s.id = ^s.id
		}
	}
	return s.id
}

// hash numbers what has a hash for a name.
func (n *numbers) hash(hash uint64) int32 {
	s, _ := n.find(hash, "")
	return s.id
}

// find is where an item stands; one that is not known gets the next number.
func (n *numbers) find(hash uint64, item string) (s *slot, known bool) {
	if int(n.used) >= len(n.slots)/2 {
		n.grow()
	}
	for at := n.first(hash); ; at = (at + 1) & (len(n.slots) - 1) {
		s := &n.slots[at]
		if s.round != n.round {
			*s = slot{hash, n.round, n.used}
			n.used++
			return s, false
		}
		if s.hash == hash && (n.items == nil || n.items[max(s.id, ^s.id)] == item) {
			return s, true
		}
	}
}

// first is where the search for a hash begins.
func (n *numbers) first(hash uint64) int {
	return int(hash * 0x9E3779B97F4A7C15 >> 20 & uint64(len(n.slots)-1))
}

func (n *numbers) grow() {
	old, was := n.slots, n.round
	n.slots, n.round = make([]slot, max(64, 4*len(old))), max(1, was)
	for _, s := range old {
		if s.round != was {
			continue
		}
		at := n.first(s.hash)
		for n.slots[at].round == n.round {
			at = (at + 1) & (len(n.slots) - 1)
		}
		n.slots[at] = s
	}
}
