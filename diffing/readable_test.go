// readable_test.go tries the form of a difference that is shown.

package diffing

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSmallWordsBetweenChangesAreNotLeftAlone(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"a small word between two replacements",
			"considers the report", "notes the draft",
			"[-considers the report-]{+notes the draft+}"},
		{"a small word between a replacement and an insertion",
			"reads the report", "reads out the draft report",
			"reads {+out +}the {+draft +}report"},
		{"white space alone",
			"one two.", "three four.",
			"[-one two-]{+three four+}."},
		{"a small word between two deletions",
			"all the many States", "the States",
			"[-all -]the [-many -]States"},
		{"a longer word",
			"adopts measures now", "takes measures later",
			"[-adopts-]{+takes+} measures [-now-]{+later+}"},
		{"square brackets",
			"one [two", "three [four",
			"[-one-]{+three+} [[-two-]{+four+}"},
		{"a few words between two long replacements",
			"notwithstanding previous understandings concerning matters of the kind deliberated extensively throughout consultations",
			"recognizing every delegation's contribution of the kind presented during yesterday's plenary",
			"[-notwithstanding previous understandings concerning matters of the kind deliberated extensively throughout consultations-]{+recognizing every delegation's contribution of the kind presented during yesterday's plenary+}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Words(c.before, c.after)
			keepsReading(t, d)
			if got := shown(Readable(d)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAReadableDifferenceKeepsItsTextsAndSettlesAtOnce(t *testing.T) {
	cases(t, func(t *rapid.T) {
		before, after := pairs(t)
		keepsReading(t, Words(before, after))
	})
}

// keepsReading fails unless the readable form keeps the law, is not changed by
// a second reading, and has no white space alone between two changes.
func keepsReading(t fatal, d Diff) {
	t.Helper()
	before, after := d.Before(), d.After()
	r := Readable(d)
	keepsLaw(t, r, before, after)
	if again := Readable(r); !slices.Equal(again, r) {
		t.Fatalf("read once %q\ntwice %q", r, again)
	}
	for i, op := range r {
		if op.Kind == Equal && i > 0 && i < len(r)-1 && blank(op.Text) && len(op.Text) <= longIsland {
			t.Fatalf("white space alone between changes: %q", r)
		}
	}
}
