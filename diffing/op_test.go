// op_test.go tries the law and the JSON of a difference.

package diffing

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCheckRefusesWhatDoesNotLeadFromBeforeToAfter(t *testing.T) {
	good := Diff{{Equal, "a "}, {Delete, "b"}, {Insert, "c"}, {Equal, " d"}}
	if err := good.Check("a b d", "a c d"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name          string
		diff          Diff
		before, after string
		want          string
	}{
		{"another text before", good, "a x d", "a c d", "operation 1 does not spell the text before at byte 2"},
		{"another text after", good, "a b d", "a x d", "operation 2 does not spell the text after at byte 2"},
		{"more text before", good, "a b d.", "a c d", "ends at byte 5 of 6 of the text before"},
		{"less text after", good, "a b d", "a c ", "does not spell the text after"},
		{"an empty operation", Diff{{Equal, ""}}, "", "", "operation 0 is empty"},
		{"neighbours of one kind", Diff{{Equal, "a"}, {Equal, "b"}}, "ab", "ab", "of one kind"},
		{"insertion before deletion", Diff{{Insert, "a"}, {Delete, "b"}}, "b", "a", "deletes after an insertion"},
		{"an unknown kind", Diff{{'?', "a"}}, "a", "a", "unknown kind"},
		{"no operation", nil, "a", "", "ends at byte 0 of 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.diff.Check(c.before, c.after)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

func TestADifferenceIsWrittenAsPlainJSON(t *testing.T) {
	got, err := json.Marshal(struct{ Ops, None Diff }{Words("a b", "a ‹c›"), nil})
	want := `{"Ops":[["=","a "],["-","b"],["+","‹c›"]],"None":[]}`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v\nwant %s", got, err, want)
	}
	if _, err := json.Marshal(Words("a", "\xff")); err == nil {
		t.Error("bytes that are not UTF-8 were written")
	}
	if _, err := json.Marshal(Diff{{'?', "a"}}); err == nil {
		t.Error("an unknown kind was written")
	}
}

func TestReadingADifferenceIsStrict(t *testing.T) {
	for _, bad := range []string{
		`null`, `{}`, `"="`, `[["="]]`, `[["=","a","b"]]`, `[["=",1]]`, `[["=",null]]`, `[[null,"a"]]`, `[null]`, `[{}]`,
		`[["~","a"]]`, `[["==","a"]]`, `[["","a"]]`, `[["=",""]]`, `[["=","a"],["=","b"]]`, `[["+","a"],["-","b"]]`,
		`[["=","\ud800"]]`, `[["=","\udc00"]]`, `[["=","\ud800x"]]`, `[["=","\ud800\n"]]`, `[["=","\ud800\ud800"]]`, "[[\"=\",\"\xff\"]]",
	} {
		d := Diff{{Equal, "kept"}}
		if err := json.Unmarshal([]byte(bad), &d); err == nil {
			t.Errorf("%s was read as %q", bad, d)
		} else if len(d) != 1 && bad != "null" {
			t.Errorf("%s changed the difference to %q", bad, d)
		}
	}
	var d Diff
	good := ` [ ["=","\ud83d\ude00 \\ud800 \ufffd"] , ["+","\u0041"] ] `
	if err := json.Unmarshal([]byte(good), &d); err != nil || d[0].Text != "😀 \\ud800 \ufffd" {
		t.Errorf("%s was read as %q, %v", good, d, err)
	}
	if err := json.Unmarshal([]byte(`[]`), &d); err != nil || len(d) != 0 {
		t.Errorf("an empty difference was read as %q, %v", d, err)
	}
}

func TestADifferenceReadsAsItWasWritten(t *testing.T) {
	cases(t, func(t *rapid.T) {
		before, after := pairs(t)
		d := Words(before, after)
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var read Diff
		if err := json.Unmarshal(data, &read); err != nil {
			t.Fatalf("%v: %s", err, data)
		}
		if !slices.Equal(read, d) {
			t.Fatalf("wrote %q, read %q", d, read)
		}
		if d.Changed() != (before != after) {
			t.Fatalf("Changed() = %v for %q and %q", d.Changed(), before, after)
		}
	})
}
