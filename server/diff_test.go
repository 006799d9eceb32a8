// diff_test.go compares and merges drafts by the real program.

package main

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"adref/diffing"
	"adref/server/formats"
)

const (
	before = "I. Introduction\n\n1. The working group met in Geneva in March and elected its Chair.\n\n" +
		"2. States should share information on threats. Capacity-building should be sustainable and tailored to every need.\n\n" +
		"3. The group decided to meet again before the end of the year.\n"
	later = "I. Introduction\n\n1. The working group met in New York in March and elected its Chair.\n\n" +
		"2. States should share information on threats.\n\n3. Capacity-building should be sustainable and tailored to every need.\n\n" +
		"4. It thanked the <Secretariat>.\n\n5. The group decided to meet again before the end of the year.\n"
)

func TestTwoDraftsAreComparedInTheShapePromised(t *testing.T) {
	out, errs, status := adref(t, "diff", "-format", "json", writeFile(t, "a.txt", before), writeFile(t, "b.txt", later))
	if status != 1 || errs != "adref: the drafts differ\n" {
		t.Fatalf("status %d, error %q", status, errs)
	}
	// The shape is held exactly: nothing more, nothing less, and never null.
	var got any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	var want any
	if err := json.Unmarshal([]byte(`[
		{"change":"same","from":[{"id":"p1","number":"I"}],"to":[{"id":"p1","number":"I"}],"ops":[["=","Introduction"]]},
		{"change":"revised","from":[{"id":"p2","number":"1"}],"to":[{"id":"p2","number":"1"}],"ops":[["=","The working group met in "],["-","Geneva"],["+","New York"],["=","`+
		` in March and elected its Chair."]]},
		{"change":"split","from":[{"id":"p3","number":"2"}],"to":[{"id":"p3","number":"2"},{"id":"p4","number":"3"}],"ops":[["=","States should share information on threats."],["-"," "],["+","\n"],["=","`+
		`Capacity-building should be sustainable and tailored to every need."]]},
		{"change":"added","from":[],"to":[{"id":"p5","number":"4"}],"ops":[["+","It thanked the <Secretariat>."]]},
		{"change":"same","from":[{"id":"p4","number":"3"}],"to":[{"id":"p6","number":"5"}],"ops":[["=","The group decided to meet again before the end of the year."]]}]`), &want); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %s\nwant %v", out, want)
	}
}

func TestADraftIsTheSameAsItself(t *testing.T) {
	a := writeFile(t, "a.txt", before)
	for format, says := range map[string]string{"text": "… 4 paragraphs the same\n\n", "json": `"change": "same"`, "html": `<section class="same">`} {
		out, errs, status := adref(t, "diff", "-format", format, a, a)
		if status != 0 || errs != "" || !strings.Contains(out, says) {
			t.Errorf("%s: status %d, output %q, error %q", format, status, out, errs)
		}
	}
}

func TestADifferenceIsReadAsTextAndAsAPage(t *testing.T) {
	a, b := writeFile(t, "a.txt", before), writeFile(t, "b.txt", later)
	text, _, status := adref(t, "diff", a, b)
	want := "… 1 paragraph the same\n\n" +
		"revised 1\nThe working group met in [– Geneva –][+ New York +] in March and elected its Chair.\n\n" +
		"split 2 → 2, 3\nStates should share information on threats.[– ␣ –][+ ¶ +]\nCapacity-building should be sustainable and tailored to every need.\n\n" +
		"added 4\n[+ It thanked the <Secretariat>. +]\n\n" +
		"… 1 paragraph the same\n\n"
	if status != 1 || text != want {
		t.Errorf("status %d, text\n%s\nwant\n%s", status, text, want)
	}
	page, _, status := adref(t, "diff", "-format", "html", a, b)
	for _, part := range []string{"<title>Changes from a.txt to b.txt</title>", "the &lt;Secretariat&gt;.", `<del dir="auto"><span class="words" lang="en">deletion: </span>Geneva<span`} {
		if status != 1 || strings.Count(page, part) != 1 {
			t.Errorf("status %d, the page does not have %s once:\n%s", status, part, page)
		}
	}
}

// Every pair of the two real drafts leads from exactly the one text to exactly the other, and the
// pairs have every paragraph of both once.
func TestTheDifferenceOfRealDraftsHoldsAllOfBoth(t *testing.T) {
	a, b := testData(t, "drafts", "paris-2015-12-04.txt"), testData(t, "drafts", "paris-2015-12-09.txt")
	out, _, status := adref(t, "diff", "-format", "json", a, b)
	if status != 1 {
		t.Fatalf("status %d", status)
	}
	texts := func(name string) map[string]string {
		out, _, _ := adref(t, "outline", "-format", "json", name)
		byID := map[string]string{}
		for _, e := range parse[[]formats.OutlineEntry](t, []byte(out)) {
			byID[e.ID] = e.Text
		}
		return byID
	}
	from, to := texts(a), texts(b)
	joined := func(in map[string]string, refs []diffing.Ref) string {
		var list []string
		for _, r := range refs {
			text, ok := in[r.ID]
			if !ok {
				t.Errorf("%s stands in no pair or in two", r.ID)
			}
			list = append(list, text)
			delete(in, r.ID)
		}
		return strings.Join(list, "\n")
	}
	type pair struct {
		Change   string
		From, To []diffing.Ref
		Ops      diffing.Diff
	}
	for _, p := range parse[[]pair](t, []byte(out)) {
		if err := p.Ops.Check(joined(from, p.From), joined(to, p.To)); err != nil {
			t.Error(err)
		}
	}
	if len(from)+len(to) > 0 {
		t.Errorf("%d and %d paragraphs stand in no pair", len(from), len(to))
	}
}

func TestWhatBothSidesMadeOfADraftIsMerged(t *testing.T) {
	ours := strings.Replace(before, "in Geneva", "in New York", 1)
	theirs := strings.Replace(later, "New York", "Geneva", 1)
	out, errs, status := adref(t, "merge", writeFile(t, "base.txt", before), writeFile(t, "ours.txt", ours), writeFile(t, "theirs.txt", theirs))
	if status != 0 || errs != "" || out != later {
		t.Errorf("status %d, error %q, merged\n%s\nwant\n%s", status, errs, out, later)
	}
	one := func(text string) string { return writeFile(t, "one.txt", text) }
	out, errs, status = adref(t, "merge", one("States should consider measures.\n"), one("States shall consider measures.\n"), one("States should consider voluntary measures.\n"))
	if status != 0 || errs != "" || out != "States shall consider voluntary measures.\n" {
		t.Errorf("one paragraph: status %d, %q, %q", status, out, errs)
	}
}

func TestAMergedDraftOfJSONLinesKeepsItsIdsAndLabels(t *testing.T) {
	line := func(id, label, text string) string {
		data, _ := json.Marshal(map[string]string{"id": id, "label": label, "text": text})
		return string(data) + "\n"
	}
	base := line("a1", "article 1", "States should consider measures to this end.") + line("a2", "article 2", "The group shall meet once a year in Geneva.")
	ours := line("a1", "article 1", "States shall consider measures to this end.") + line("a2", "article 2", "The group shall meet once a year in Geneva.")
	theirs := line("a1", "article 1", "States should consider measures to this end.") + line("n1", "article 1 bis", "Nothing in this text affects the <mandate>.") + line("a2", "article 2", "The group shall meet twice a year in Geneva.")
	write := func(text string) string { return writeFile(t, "draft.jsonl", text) }
	out, errs, status := adref(t, "merge", write(base), write(ours), write(theirs))
	want := `{"id":"a1","label":"article 1","text":"States shall consider measures to this end."}` + "\n" +
		`{"id":"n1","label":"article 1 bis","text":"Nothing in this text affects the <mandate>."}` + "\n" +
		`{"id":"a2","label":"article 2","text":"The group shall meet twice a year in Geneva."}` + "\n"
	if status != 0 || errs != "" || out != want {
		t.Errorf("status %d, error %q, merged\n%s\nwant\n%s", status, errs, out, want)
	}
}

func TestAConflictIsListedWithItsParagraphAndExactWordsAndNothingIsMerged(t *testing.T) {
	base := writeFile(t, "base.txt", before)
	for name, c := range map[string]struct{ ours, theirs, says string }{
		"the same words": {strings.Replace(before, "should share", "shall share", 1), strings.Replace(before, "should share", "may share", 1),
			"paragraph 2: both revised the same words\n  base   \"should\"\n  ours   \"shall\"\n  theirs \"may\"\nadref: 1 conflict; nothing was merged\n"},
		"deleted and revised": {strings.Replace(before, "3. The group decided to meet again before the end of the year.\n", "", 1), strings.Replace(before, "to meet again", "not to meet again", 1),
			"paragraph 3: ours deleted; theirs revised\n  base   \"The group decided to meet again before the end of the year.\"\n" +
				"  theirs \"The group decided not to meet again before the end of the year.\"\nadref: 1 conflict; nothing was merged\n"},
		"two places": {strings.Replace(strings.Replace(before, "in Geneva in March", "in Vienna in March", 1), "should share", "shall share", 1),
			strings.Replace(strings.Replace(before, "in Geneva in March", "in Nairobi in March", 1), "should share", "may share", 1),
			"paragraph 1: both revised the same words\n  base   \"Geneva\"\n  ours   \"Vienna\"\n  theirs \"Nairobi\"\n" +
				"paragraph 2: both revised the same words\n  base   \"should\"\n  ours   \"shall\"\n  theirs \"may\"\nadref: 2 conflicts; nothing was merged\n"},
		"two additions": {strings.Replace(before, "3. The group", "3. Ours is one more paragraph here.\n\n4. The group", 1), strings.Replace(before, "3. The group", "3. Another thing altogether was said.\n\n4. The group", 1),
			"after paragraph 2: ours added; theirs added\n  ours   \"Ours is one more paragraph here.\"\n  theirs \"Another thing altogether was said.\"\nadref: 1 conflict; nothing was merged\n"},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := adref(t, "merge", base, writeFile(t, "ours.txt", c.ours), writeFile(t, "theirs.txt", c.theirs))
			if status != 1 || out != "" || errs != c.says {
				t.Errorf("status %d, output %q, error\n%s\nwant\n%s", status, out, errs, c.says)
			}
		})
	}
}

// A real draft merged with itself and a change of its own comes out as that change, whole.
func TestMergingIntoARealDraftChangesNothingElse(t *testing.T) {
	for _, name := range []string{"A_AC.290_2021_L.1.txt", "A_AC.292_2023_L.1.txt"} {
		base := testData(t, "drafts", name)
		data, err := os.ReadFile(base)
		if err != nil {
			t.Fatal(err)
		}
		changed := writeFile(t, "changed.txt", strings.Replace(string(data), "the working group", "the Working Group", 1))
		want, _, _ := adref(t, "outline", "-format", "json", changed)
		for _, sides := range [][2]string{{base, changed}, {changed, base}, {changed, changed}} {
			out, errs, status := adref(t, "merge", base, sides[0], sides[1])
			if status != 0 {
				t.Fatalf("%s: status %d, %s", name, status, errs)
			}
			if got, _, _ := adref(t, "outline", "-format", "json", writeFile(t, "merged.txt", out)); got != want {
				t.Errorf("%s came out as\n%s\nnot\n%s", name, got, want)
			}
		}
	}
}

func TestMisuseOfDiffAndMergeGetsOneLineAndStatusTwo(t *testing.T) {
	a := writeFile(t, "a.txt", before)
	for _, args := range [][]string{
		{"diff"}, {"diff", a}, {"diff", a, a, a}, {"diff", "-format", "pdf", a, a}, {"diff", "-format", "xml", a, a}, {"diff", a, a + ".absent"},
		{"diff", writeFile(t, "latin.txt", "The d\xe9l\xe9gation agrees.\n"), a}, {"diff", writeFile(t, "empty.txt", ""), a},
		{"merge"}, {"merge", a, a}, {"merge", a, a, a, a}, {"merge", a, a, a + ".absent"}, {"merge", "-format", "json", a, a, a}, {"merge", a, writeFile(t, "draft.xyz", "x"), a},
	} {
		if out, errs, status := adref(t, args...); status != 2 || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: status %d, output %q, error %q", args, status, out, errs)
		}
	}
}
