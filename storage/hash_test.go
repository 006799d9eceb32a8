// hash_test.go holds Verify to its word: whatever is changed in a log is named, and expunging is not a change.

package storage

import (
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// chain builds a log as Append would, with the salts given by count.
func chain(report string, count int) []Record {
	log := make([]Record, count)
	previous := Origin(report)
	for i := range log {
		r := record(fmt.Sprint("actor ", i%3), fmt.Sprint("c", i))
		r.Salt = slices.Repeat([]byte{byte(i)}, SaltSize)
		r.Sequence, r.Previous = int64(i+1), previous
		r.Commitment = commitment(r.Salt, r.Content)
		r.Hash = r.link()
		log[i], previous = r, r.Hash
	}
	return log
}

func records(log []Record) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for _, r := range log {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// brokenAt returns where Verify says a log is broken; 0 when it is sound.
func brokenAt(t interface{ Fatalf(string, ...any) }, report string, log []Record) int64 {
	count, _, err := Verify(report, records(log))
	var broken *BrokenError
	switch {
	case err == nil && count == int64(len(log)):
		return 0
	case errors.As(err, &broken) && broken.Report == report && count == broken.Sequence-1:
		return broken.Sequence
	}
	t.Fatalf("count %d, %v", count, err)
	return -1
}

func TestAnyChangeToARecordIsNamed(t *testing.T) {
	flip := func(t *rapid.T, b []byte) {
		b[rapid.IntRange(0, len(b)-1).Draw(t, "byte")] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
	}
	changes := []struct {
		name   string
		change func(*rapid.T, *Record)
	}{
		{"sequence", func(t *rapid.T, r *Record) { r.Sequence += int64(rapid.IntRange(1, 9).Draw(t, "by")) }},
		{"actor", func(t *rapid.T, r *Record) { r.Actor += "x" }},
		{"command", func(t *rapid.T, r *Record) { r.Command = r.Command[:1] }},
		{"command to actor", func(t *rapid.T, r *Record) { r.Actor, r.Command = r.Actor+r.Command[:1], r.Command[1:] }},
		{"header", func(t *rapid.T, r *Record) { r.Header = slices.Clone(r.Header); flip(t, r.Header) }},
		{"content", func(t *rapid.T, r *Record) { r.Content = slices.Clone(r.Content); flip(t, r.Content) }},
		{"content emptied", func(t *rapid.T, r *Record) { r.Content = []byte{} }},
		{"content gone, salt not", func(t *rapid.T, r *Record) { r.Content = nil }},
		{"salt", func(t *rapid.T, r *Record) { r.Salt = slices.Clone(r.Salt); flip(t, r.Salt) }},
		{"salt into content", func(t *rapid.T, r *Record) { r.Content, r.Salt = append(r.Salt[15:], r.Content...), r.Salt[:15] }},
		{"salt gone", func(t *rapid.T, r *Record) { r.Salt = nil }},
		{"commitment", func(t *rapid.T, r *Record) { flip(t, r.Commitment[:]) }},
		{"content with its commitment", func(t *rapid.T, r *Record) {
			r.Content = append(slices.Clone(r.Content), ' ')
			r.Commitment = commitment(r.Salt, r.Content)
		}},
		{"previous", func(t *rapid.T, r *Record) { flip(t, r.Previous[:]) }},
		{"hash", func(t *rapid.T, r *Record) { flip(t, r.Hash[:]) }},
	}
	rapid.Check(t, func(t *rapid.T) {
		log := chain("r", rapid.IntRange(1, 12).Draw(t, "records"))
		i := rapid.IntRange(0, len(log)-1).Draw(t, "changed")
		c := changes[rapid.IntRange(0, len(changes)-1).Draw(t, "change")]
		c.change(t, &log[i])
		if at := brokenAt(t, "r", log); at != int64(i+1) {
			t.Fatalf("%s of record %d changed: broken at %d", c.name, i+1, at)
		}
	})
}

func TestALogRewrittenFromARecordOnBreaksAtTheNextOneOrShowsInTheHead(t *testing.T) {
	log := chain("r", 3)
	_, known, _ := Verify("r", records(log))
	rewrite := func(i int) {
		log[i].Content = []byte("forged")
		log[i].Commitment = commitment(log[i].Salt, log[i].Content)
		log[i].Hash = log[i].link()
	}
	rewrite(1)
	if at := brokenAt(t, "r", log); at != 3 {
		t.Errorf("broken at %d, want 3", at)
	}
	log[2].Previous = log[1].Hash
	log[2].Hash = log[2].link()
	if _, head, err := Verify("r", records(log)); err != nil || head == known {
		t.Errorf("a whole rewritten tail: %v, head unchanged: %v", err, head == known)
	}
}

func TestRecordsDroppedOrMovedAreNamed(t *testing.T) {
	whole := chain("r", 5)
	without := func(i int) []Record { return slices.Delete(slices.Clone(whole), i, i+1) }
	swapped := slices.Clone(whole)
	swapped[1], swapped[2] = swapped[2], swapped[1]
	renumbered := without(2)
	for i := range renumbered {
		renumbered[i].Sequence = int64(i + 1)
	}
	gap := without(4)
	gap[3].Sequence = 5
	gap[3].Hash = gap[3].link()
	for name, c := range map[string]struct {
		log []Record
		at  int64
	}{
		"gap, rehashed": {gap, 4},
		"whole":         {whole, 0},
		"no records":    {nil, 0},
		"first gone":    {without(0), 1},
		"middle gone":   {without(2), 3},
		"renumbered":    {renumbered, 3},
		"swapped":       {swapped, 2},
		"doubled":       {slices.Insert(slices.Clone(whole), 2, whole[1]), 3},
	} {
		if at := brokenAt(t, "r", c.log); at != c.at {
			t.Errorf("%s: broken at %d, want %d", name, at, c.at)
		}
	}
	if at := brokenAt(t, "another", whole); at != 1 {
		t.Errorf("under another report's name: broken at %d, want 1", at)
	}
}

func TestADroppedTailShowsAgainstAKnownHead(t *testing.T) {
	log := chain("r", 5)
	count, known, err := Verify("r", records(log))
	if err != nil || count != 5 || known != log[4].Hash {
		t.Fatal(count, known, err)
	}
	count, head, err := Verify("r", records(log[:4]))
	if err != nil || count != 4 || head == known {
		t.Errorf("cut short: %d records, %v, same head: %v", count, err, head == known)
	}
}

func TestExpungedContentStillVerifiesWithTheSameHead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := chain("r", rapid.IntRange(1, 12).Draw(t, "records"))
		head := log[len(log)-1].Hash
		for i := range log {
			if rapid.Bool().Draw(t, "expunge") {
				log[i].Content, log[i].Salt = nil, nil
			}
		}
		if count, got, err := Verify("r", records(log)); err != nil || got != head || count != int64(len(log)) {
			t.Fatal(count, err)
		}
	})
}

func TestASaltOfAnotherLengthIsNamedThoughItsCommitmentMatches(t *testing.T) {
	log := chain("r", 3)
	last := &log[2]
	last.Salt = []byte("short")
	last.Commitment = commitment(last.Salt, last.Content)
	last.Hash = last.link()
	if at := brokenAt(t, "r", log); at != 3 {
		t.Errorf("the log is broken at %d", at)
	}
}

func TestAnErrorOfReadingIsNotABrokenLog(t *testing.T) {
	failed := errors.New("disk")
	log := chain("r", 2)
	count, head, err := Verify("r", func(yield func(Record, error) bool) {
		if yield(log[0], nil) {
			yield(Record{}, failed)
		}
	})
	var broken *BrokenError
	if err != failed || errors.As(err, &broken) || count != 1 || head != log[0].Hash {
		t.Error(count, err)
	}
}

// The chain is a format: logs written today must verify for ever.
func TestTheHashesAreTheFormatsOwn(t *testing.T) {
	log := chain("a report", 2)
	for name, c := range map[string]struct {
		got  [32]byte
		want string
	}{
		"origin":     {Origin("a report"), "f020f7f24b3acd5a872edaf6c67db4afe84adb9325d9ecdc7c461fb67460d6da"},
		"commitment": {log[0].Commitment, "1306dc37d4ac7d37cf6a3140ed7fb3e7e95bd49f325c240c502f1d455876cf0a"},
		"first":      {log[0].Hash, "420238ef95dde07146531febae13ce9e2c5bd7ae71a1b74405a7960fd56d13b2"},
		"second":     {log[1].Hash, "d41228ace9b59aac1710ca635260e1de45fb838ff93401ce2d8132adf0c48594"},
	} {
		if got := hex.EncodeToString(c.got[:]); got != c.want {
			t.Errorf("%s is %s, want %s", name, got, c.want)
		}
	}
}
