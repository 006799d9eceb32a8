// clusters_test.go is that what is remembered of clusters is what would be made out anew, and what that saves.

package editor

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// crowded is a paragraph with many amendments of several delegations, some on the same words.
func crowded(t testing.TB, n int) (*Report, *Paragraph) {
	words := strings.Fields(strings.Repeat("the States hear the experts of every harbour and invite the Chair to report ", 12))
	events, err := Decide(nil, "r", chair, "c", Create{Draft: Draft{Elements: []Element{{ID: "p1", Kind: KindParagraph, Marker: MarkerArabic, Text: strings.Join(words, " ")}}}}, start)
	r, applied := ApplyAll(nil, events)
	for _, code := range []string{"ARV", "BOR", "CAL"} {
		if err == nil && applied == nil {
			if events, err = Decide(r, "r", chair, code, Seat{Delegation{Code: code, Name: code, Kind: KindState}}, start); err == nil {
				r, applied = ApplyAll(r, events)
			}
		}
	}
	for i := range n {
		text := append([]string{}, words...)
		text[(i*7)%len(words)] = fmt.Sprint("word", i%(n-1))
		by := []Actor{arv, bor, cal}[i%3]
		if err == nil && applied == nil {
			if events, err = Decide(r, "r", by, fmt.Sprint(i), Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: strings.Join(text, " ")}, start); err == nil {
				r, applied = ApplyAll(r, events)
			}
		}
	}
	if err != nil || applied != nil {
		t.Fatal(err, applied)
	}
	p, _ := r.Paragraph("p1")
	return r, p
}

func TestClustersThatAreRememberedAreThoseMadeOutAnew(t *testing.T) {
	r, p := crowded(t, 30)
	anew := func(r *Report) [][][]string {
		forgetful := *r
		forgetful.clustered = nil
		p, _ := r.Paragraph("p1")
		return forgetful.Clusters(p)
	}
	first := r.Clusters(p)
	if again := r.Clusters(p); !reflect.DeepEqual(first, again) || !reflect.DeepEqual(first, anew(r)) {
		t.Errorf("asked again it is %v, first %v, anew %v", again, first, anew(r))
	}
	// Another text, a settled amendment, an older state: each is answered for itself.
	before := r
	a, _ := r.Amendment(p.Amendments[0])
	for _, c := range []Command{
		AnswerAmendments{Amendments: []string{a.ID}, Answer: AnswerNotRetained},
		Revise{Paragraph: "p1", Version: 1, Text: p.Text() + " They meet."},
	} {
		events, err := Decide(r, "r", chair, c.Type(), c, start)
		if err == nil {
			r, err = ApplyAll(r, events)
		}
		if err != nil {
			t.Fatal(err)
		}
		now, _ := r.Paragraph("p1")
		if got := r.Clusters(now); !reflect.DeepEqual(got, anew(r)) || reflect.DeepEqual(got, first) {
			t.Errorf("after %s: %v, anew %v", c.Type(), got, anew(r))
		}
		if got := before.Clusters(p); !reflect.DeepEqual(got, first) {
			t.Errorf("the state before %s has %v", c.Type(), got)
		}
	}
}

func BenchmarkClustersOf60Amendments(b *testing.B) {
	r, p := crowded(b, 60)
	b.Run("anew", func(b *testing.B) {
		forgetful := *r
		forgetful.clustered = nil
		for b.Loop() {
			forgetful.Clusters(p)
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			r.Clusters(p)
		}
	})
}
