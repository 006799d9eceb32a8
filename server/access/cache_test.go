// cache_test.go tests that the cache stays small and forgets in time.

package access

import (
	"encoding/binary"
	"testing"
	"time"
)

func TestTheCacheStaysWithinItsBound(t *testing.T) {
	var c cache
	last := 5 * cacheHalf
	for i := range last + 1 {
		c.put(numbered(i), entry{asked: opening})
		if n := len(c.young) + len(c.old); n > 2*cacheHalf {
			t.Fatalf("%d sessions after %d", n, i+1)
		}
	}
	for _, i := range []int{last, last - cacheHalf} {
		if _, known := c.get(numbered(i), opening); !known {
			t.Errorf("session %d of %d is forgotten", i, last)
		}
	}
	if _, known := c.get(numbered(0), opening); known {
		t.Error("the first session is still there")
	}
}

func TestTheSameSessionsAgainPushNobodyOut(t *testing.T) {
	var c cache
	for range 3 {
		for i := range cacheHalf {
			c.put(numbered(i), entry{asked: opening})
		}
	}
	if len(c.young) != cacheHalf || len(c.old) != 0 {
		t.Fatalf("%d and %d", len(c.young), len(c.old))
	}
}

func TestTheCacheKnowsOnlyWhatIsFresh(t *testing.T) {
	var c cache
	d := numbered(1)
	c.put(d, entry{account: &Account{}, asked: opening, ends: opening.Add(2 * time.Second)})
	for after, want := range map[time.Duration]bool{-1: false, 0: true, 2*time.Second - 1: true, 2 * time.Second: false} {
		if _, known := c.get(d, opening.Add(after)); known != want {
			t.Errorf("after %v: known %v", after, known)
		}
	}
	c.put(d, entry{asked: opening})
	for after, want := range map[time.Duration]bool{-1: false, cacheFor - 1: true, cacheFor: false} {
		if _, known := c.get(d, opening.Add(after)); known != want {
			t.Errorf("of an ended session after %v: known %v", after, known)
		}
	}
}

func TestWhatIsDroppedIsGoneFromBothGenerations(t *testing.T) {
	var c cache
	d := numbered(0)
	c.put(d, entry{asked: opening})
	for i := range cacheHalf {
		c.put(numbered(i+1), entry{asked: opening})
	}
	c.put(d, entry{asked: opening}) // in the old generation and in the young one
	c.drop(d)
	if _, known := c.get(d, opening); known {
		t.Fatal("still known")
	}
}

func numbered(i int) (d digest) {
	binary.BigEndian.PutUint64(d[:], uint64(i))
	return d
}
