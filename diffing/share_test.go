// share_test.go is about what of a proposal a text between several holds.

package diffing

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestATextBetweenProposalsHoldsWhatItHasOfEach(t *testing.T) {
	const base = "States keep their charts and hear the experts every year."
	for _, of := range []struct {
		why, proposed, text string
		want                []Held
	}{
		{"the proposal itself", "States maintain their charts and hear the experts yearly.", "States maintain their charts and hear the experts yearly.", []Held{HeldWhole, HeldWhole}},
		{"the base", "States maintain their charts and hear the experts every year.", base, []Held{HeldNot}},
		{"one of two changes", "States maintain their charts and hear the experts each month.", "States maintain their charts and hear the experts every year.", []Held{HeldWhole, HeldNot}},
		{"all its words beside another's", "States maintain their charts and hear the experts every year.", "States maintain all charts and hear the experts every year.", []Held{HeldWhole}},
		{"its words with another between them", "States shall keep their charts and hear the experts every year.", "States shall keep their charts and hear the experts every year.", []Held{HeldWhole}},
		{"its words, torn apart", "States should always keep their charts and hear the experts every year.", "States should not always keep their charts and hear the experts every year.", []Held{HeldPartly}},
		{"half of its words", "States should always keep their charts and hear the experts every year.", "States should keep their charts and hear the experts every year.", []Held{HeldPartly}},
		{"other words in the same place", "States maintain their charts and hear the experts every year.", "States hold their charts and hear the experts every year.", []Held{HeldNot}},
		{"its words elsewhere", "States maintain their charts and hear the experts every year.", "States keep their charts and maintain the experts every year.", []Held{HeldNot}},
		{"what it takes out", "States keep their charts and hear the experts.", "States keep their charts and hear the experts.", []Held{HeldWhole}},
		{"half of what it takes out", "States keep their charts and hear the experts.", "States keep their charts and hear the experts year.", []Held{HeldPartly}},
		{"nothing of what it takes out", "States keep charts and hear the experts every year.", "States keep their charts and hear the experts yearly.", []Held{HeldNot}},
	} {
		portions, err := Shared(context.Background(), base, of.proposed, of.text)
		if err != nil {
			t.Fatal(err)
		}
		var got []Held
		for _, p := range portions {
			got = append(got, p.Held)
		}
		if string(held(got)) != string(held(of.want)) {
			t.Errorf("%s: %v, want %v of %v", of.why, got, of.want, portions)
		}
	}
}

func held(list []Held) (b []byte) {
	for _, h := range list {
		b = append(b, byte('0'+h))
	}
	return b
}

// Laws: the portions are the changes of the proposal, a proposal holds all of itself and the base none
// of it; and where two proposals do not touch, their merge holds all of both.
func TestWhatATextHoldsOfAProposalIsAllOrNothingAtTheEnds(t *testing.T) {
	met, real := 0, passages(t)
	cases(t, func(t *rapid.T) {
		base := rapid.SampledFrom(real).Draw(t, "base")
		ours, theirs := edited(base).Draw(t, "ours"), edited(base).Draw(t, "theirs")
		shared := func(proposed, text string) []Portion {
			portions, err := Shared(context.Background(), base, proposed, text)
			if err != nil {
				t.Fatal(err)
			}
			return portions
		}
		all := func(portions []Portion, want Held) {
			t.Helper()
			for _, p := range portions {
				if p.Held != want {
					t.Fatalf("%q has %v, want %d", base, portions, want)
				}
			}
		}
		var out, in strings.Builder
		for _, p := range shared(ours, theirs) {
			out.WriteString(p.Ops.Before())
			in.WriteString(p.Ops.After())
		}
		var wasOut, wasIn strings.Builder
		for _, op := range Words(base, ours) {
			switch op.Kind {
			case Delete:
				wasOut.WriteString(op.Text)
			case Insert:
				wasIn.WriteString(op.Text)
			}
		}
		if out.String() != wasOut.String() || in.String() != wasIn.String() {
			t.Fatalf("the portions take out %q and put in %q", out.String(), in.String())
		}
		all(shared(ours, ours), HeldWhole)
		all(shared(ours, base), HeldNot)
		if merged, conflicts := Merge(base, ours, theirs); len(conflicts) == 0 && !Touch(base, ours, theirs) && ours != base && theirs != base {
			for _, p := range shared(ours, merged) {
				if p.Held == HeldWhole {
					met++
				}
			}
		}
	})
	if met == 0 {
		t.Error("no merge held a proposal")
	}
}
