// words_test.go tries the word difference: its law, that it is minimal, and
// where it puts a change.

package diffing

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// shown writes a difference on one line: [-deleted-] and {+inserted+}.
func shown(d Diff) string {
	var b strings.Builder
	for _, op := range d {
		switch op.Kind {
		case Delete:
			fmt.Fprintf(&b, "[-%s-]", op.Text)
		case Insert:
			fmt.Fprintf(&b, "{+%s+}", op.Text)
		default:
			b.WriteString(op.Text)
		}
	}
	return b.String()
}

func validText(text string) bool { return utf8.ValidString(text) }

func TestAChangeIsMarkedAsAPersonWouldInSixLanguages(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"English, a word",
			"States should share information on threats.",
			"States shall share information on threats.",
			"States [-should-]{+shall+} share information on threats."},
		{"English, a clause with its commas",
			"The Group should meet every year.",
			"The Group should, where appropriate, meet every year.",
			"The Group should{+, where appropriate,+} meet every year."},
		{"English, one more of a list",
			"Norms, rules and principles apply.",
			"Norms, standards, rules and principles apply.",
			"Norms, {+standards, +}rules and principles apply."},
		{"English, a sentence",
			"The Chair opened the meeting. The agenda was adopted.",
			"The Chair opened the meeting. Three delegations spoke. The agenda was adopted.",
			"The Chair opened the meeting. {+Three delegations spoke. +}The agenda was adopted."},
		{"French",
			"Les délégations s’engagent à coopérer l’année prochaine.",
			"Les délégations sont invitées à coopérer dès l’an prochain.",
			"Les délégations [-s’engagent-]{+sont invitées+} à coopérer [-l’année prochaine-]{+dès l’an prochain+}."},
		{"Spanish",
			"Los Estados deberían reunirse cada año en Ginebra.",
			"Los Estados deberían, a más tardar en 2027, reunirse en Ginebra.",
			"Los Estados deberían{+, a más tardar en 2027,+} reunirse [-cada año -]en Ginebra."},
		{"Russian",
			"Группа рассмотрела меры укрепления доверия.",
			"Группа всесторонне рассмотрела добровольные меры укрепления доверия.",
			"Группа {+всесторонне +}рассмотрела {+добровольные +}меры укрепления доверия."},
		{"Arabic",
			"قررت المجموعة عقد دورة ثانية في نيويورك.",
			"قررت المجموعة عقد دورتين إضافيتين في نيويورك.",
			"قررت المجموعة عقد [-دورة ثانية-]{+دورتين إضافيتين+} في نيويورك."},
		{"Chinese",
			"工作组决定明年在日内瓦举行会议。",
			"工作组决定后年在日内瓦和纽约举行会议。",
			"工作组决定[-明-]{+后+}年在日内瓦{+和纽约+}举行会议。"},
		{"Chinese, a clause with its comma",
			"各方应合作，促进对话。",
			"各方应合作，酌情，促进对话。",
			"各方应合作，{+酌情，+}促进对话。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Words(c.before, c.after)
			keepsLaw(t, d, c.before, c.after)
			if got, want := changedWords(d), fewestWords(c.before, c.after); got != want {
				t.Errorf("%d words changed, %d would do", got, want)
			}
			if got := shown(Readable(d)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAChangeRestsWhereItStaysMinimal(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"a word said twice", "a very good text", "a very very good text", "a {+very +}very good text"},
		{"the last word twice", "a b", "a b b", "a {+b +}b"},
		{"a bracket with its text", "[States] should", "[States] [Governments] should", "[States] {+[Governments] +}should"},
		{"the end of the text", "States", "States of the region", "States{+ of the region+}"},
		{"two insertions that can be one", "States should", "States, if able, should", "States{+, if able,+} should"},
		{"a link whose target changed", "see [75/240](u) here", "see [75/240](v) here", "see [-[75/240](u)-]{+[75/240](v)+} here"},
		{"a footnote whose word changed", "text^[one note] on", "text^[a note] on", "text[-^[one note]-]{+^[a note]+} on"},
		{"an end that closes another bracket", "a [b c](u)", "a b c](u)", "a [-[b c](u)-]{+b c](u)+}"},
		{"a symbol", "see A/75/816 too", "see A/75/817 too", "see [-A/75/816-]{+A/75/817+} too"},
		{"an accent", "cafe noir", "cafe\u0301 noir", "[-cafe-]{+cafe\u0301+} noir"},
		{"a letter of another script", "States shall", "States sh\u0430ll", "States [-shall-]{+sh\u0430ll+}"},
		{"a space of another kind", "para. 5", "para.\u00a05", "para.[- -]{+\u00a0+}5"},
		{"everything", "one", "two", "[-one-]{+two+}"},
		{"from nothing", "", "two", "{+two+}"},
		{"to nothing", "one", "", "[-one-]"},
		{"nothing", "", "", ""},
		{"equal texts", "one", "one", "one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Words(c.before, c.after)
			if err := d.Check(c.before, c.after); err != nil {
				t.Error(err)
			}
			if got := shown(d); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTextsThatAreNotUTF8AreReplacedAsAWhole(t *testing.T) {
	for _, c := range [][2]string{{"a \xff b", "a \xfe b"}, {"a b", "a \xc3"}, {"\xe4\xb8", "\xe4\xb8\xad"}} {
		d := Words(c[0], c[1])
		if err := d.Check(c[0], c[1]); err != nil {
			t.Error(err)
		}
		if len(d) != 2 {
			t.Errorf("Words(%q, %q) = %q, want one replacement", c[0], c[1], d)
		}
	}
}

func TestWordsLeadsFromOneTextToTheOtherInWholeTokens(t *testing.T) {
	cases(t, func(t *rapid.T) {
		before, after := pairs(t)
		keepsLaw(t, Words(before, after), before, after)
	})
}

func TestWordsChangesAsFewWordsAsPossible(t *testing.T) {
	cases(t, func(t *rapid.T) {
		before, after := pairs(t)
		d := Words(before, after)
		if got, want := changedWords(d), fewestWords(before, after); got != want {
			t.Fatalf("%d words changed, %d would do\nbefore %q\nafter  %q\n%q", got, want, Tokens(before), Tokens(after), d)
		}
	})
}

// A change is the same whatever equal text surrounds it at a distance: trimming
// and the part of the common ends that is looked at leave no trace.
func TestAChangeIsTheSameWithMoreTextAround(t *testing.T) {
	words := rapid.SampledFrom([]string{"a ", "b ", "a, ", "b. "})
	cases(t, func(t *rapid.T) {
		join := func(label string, most int) string {
			return strings.Join(rapid.SliceOfN(words, 0, most).Draw(t, label), "")
		}
		head, tail := join("head", 60), join("tail", 60)
		before, after := head+join("before", 3)+tail, head+join("after", 3)+tail
		if before == after {
			return
		}
		far := strings.Repeat("Something else. ", 40)
		want := shown(Words("x. "+before+"z", "x. "+after+"z"))
		got := shown(Words(far+"x. "+before+"z "+far, far+"x. "+after+"z "+far))
		if got != far+want+" "+far {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	})
}

// random is a text of n words out of k, the same on every machine.
func random(seed uint64, n, k int) string {
	r := rand.New(rand.NewPCG(seed, 0))
	var b strings.Builder
	for range n {
		fmt.Fprintf(&b, "w%d ", r.IntN(k))
	}
	return b.String()
}

func TestTextsBeyondTheBoundsAreStillExact(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b string
	}{
		{"few different words, replaced whole", random(1, 5000, 3), random(2, 5000, 3)},
		{"words that are unique, cut there", random(1, 5000, 5000), random(2, 5000, 5000)},
		{"more words than there are code points below the surrogates", random(3, 60000, 1<<30), random(3, 60000, 1<<30) + "end"},
		{"one word changed in the middle of many", random(4, 9000, 9) + "old " + random(5, 9000, 9), random(4, 9000, 9) + "new " + random(5, 9000, 9)},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Words(c.a, c.b)
			if err := d.Check(c.a, c.b); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d operations", len(d))
		})
	}
	before := "start old " + random(6, 4000, 2000) + "old end"
	after := "start new " + random(6, 4000, 2000) + "new end"
	if d := Words(before, after); changedWords(d) != 4 {
		t.Errorf("two changes far apart in a long text change %d words, want 4", changedWords(d))
	}
}

func FuzzWords(f *testing.F) {
	for i, piece := range pieces {
		f.Add("a "+piece+"b c", "a b "+piece+pieces[(i+7)%len(pieces)]+"c")
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		if len(before)+len(after) > 1<<11 {
			t.Skip("short texts say as much")
		}
		d := Words(before, after)
		if err := d.Check(before, after); err != nil {
			t.Fatal(err)
		}
		if !validText(before) || !validText(after) {
			return
		}
		keepsLaw(t, d, before, after)
		if got, want := changedWords(d), fewestWords(before, after); got != want {
			t.Fatalf("%d words changed, %d would do: %q", got, want, d)
		}
		keepsReading(t, d)
	})
}
