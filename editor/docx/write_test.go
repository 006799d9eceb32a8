// write_test.go says what a written Word file shows: with its changes accepted the newer text, with them
// rejected the older one, whatever reads it.

package docx

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"adref/diffing"
	"adref/editor"
	"adref/editor/plaintext"
)

var noon = time.Date(2030, 5, 2, 12, 0, 0, 0, time.UTC)

// read is a draft with its numbers as the file would show them.
func draftOf(t *testing.T, data []byte) (editor.Masthead, []Text) {
	t.Helper()
	draft, _, err := plaintext.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	numbers := editor.DraftNumbers(draft, editor.NumberingRunning)
	texts := make([]Text, len(draft.Elements))
	for i, e := range draft.Elements {
		texts[i] = Text{e, numbers[i]}
	}
	return draft.Masthead, texts
}

// track is what became of one text in another, by the words.
func track(t *testing.T, before, after []Text) Paragraphs {
	t.Helper()
	words := func(texts []Text) (list []string) {
		for _, text := range texts {
			list = append(list, text.Text)
		}
		return list
	}
	pairs, err := diffing.Align(context.Background(), words(before), words(after))
	if err != nil {
		t.Fatal(err)
	}
	var steps []Step
	for _, p := range pairs {
		steps = append(steps, Step{From: p.From, To: p.To, Moved: p.Change == diffing.Moved, By: By{"Arvalia", noon}})
	}
	paragraphs, err := Track(before, after, steps)
	if err != nil {
		t.Fatal(err)
	}
	return paragraphs
}

// shown is how a text reads on a page: the signs of its format taken out, footnotes in their places.
func shown(text string) string {
	var b strings.Builder
	for _, p := range editor.Inline(text) {
		switch {
		case p.Mark:
			b.WriteString("^[" + shown(text[p.To:p.End]) + "]")
		case p.Shown && p.Look.Note == 0:
			b.WriteString(text[p.From:p.To])
		}
	}
	return b.String()
}

const older = `General Assembly

Distr.: Limited
2 May 2030

Original: English

Working group on rivers

Draft report

I. Opening

1. The group met *in Geneva* and heard [A/1](https://example.org/1).¹

2. The agenda was:

    (a) Officers;
    (b) Other matters.

3. It **closed** the session. It then went home by boat, and slept well.

4. The experts met on the barge of the ferry company.

¹ In a hall.
`

const newer = `General Assembly

Distr.: Limited
4 May 2030

Original: English

Working group on rivers

Draft report

I. Opening

1. The experts met on the barge of the ferry company.

2. The group *met in Geneva* at length and heard [A/1](https://example.org/1).¹

3. States welcomed the new buoys.

4. The agenda was:

    (a) Officers;
    (b) Rivers & < lakes >;
    (c) Other matters.

5. It **closed** the session.

6. It then went home by boat, and slept well.

¹ In a large hall.
`

// twoTexts is two texts, the one made of the other.
type twoTexts struct{ name, before, after string }

func pairsOf(t *testing.T) []twoTexts {
	t.Helper()
	pairs := []twoTexts{{"sample", older, newer}, {"back", newer, older}}
	if data := os.Getenv("ADREF_TEST_DATA"); data != "" {
		file := func(name string) string {
			b, err := os.ReadFile(filepath.Join(data, "drafts", name))
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		pairs = append(pairs, twoTexts{"paris", file("paris-2015-12-04.txt"), file("paris-2015-12-09.txt")},
			twoTexts{"parisback", file("paris-2015-12-09.txt"), file("paris-2015-12-04.txt")},
			twoTexts{"group", file("A_AC.290_2021_L.1.txt"), file("A_AC.292_2023_L.1.txt")})
	}
	return pairs
}

func (p twoTexts) write(t *testing.T) (file []byte, before, after []Text) {
	t.Helper()
	was, before := draftOf(t, []byte(p.before))
	is, after := draftOf(t, []byte(p.after))
	file, err := Write(Document{Masthead: is, Was: &was, By: By{"Arvalia", noon}, Paragraphs: track(t, before, after)})
	if err != nil {
		t.Fatal(err)
	}
	return file, before, after
}

// unlikely is the stretches in which lines are otherwise than wanted, by the longest run that both have.
func unlikely(got, want []string) (places []string) {
	best := make([][]int, len(got)+1)
	for i := range best {
		best[i] = make([]int, len(want)+1)
	}
	for i := len(got) - 1; i >= 0; i-- {
		for j := len(want) - 1; j >= 0; j-- {
			if best[i][j] = max(best[i+1][j], best[i][j+1]); got[i] == want[j] {
				best[i][j] = best[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(got) || j < len(want); {
		if i < len(got) && j < len(want) && got[i] == want[j] {
			i, j = i+1, j+1
			continue
		}
		a, b := i, j
		for (i < len(got) || j < len(want)) && !(i < len(got) && j < len(want) && got[i] == want[j]) {
			if j == len(want) || i < len(got) && best[i+1][j] >= best[i][j+1] {
				i++
			} else {
				j++
			}
		}
		places = append(places, fmt.Sprintf("paragraph %d:\n got %.400q\nwant %.400q", b+1, got[a:i], want[b:j]))
	}
	return places
}

func TestOurReaderShowsTheNewerTextAcceptedAndTheOlderRejected(t *testing.T) {
	for _, p := range pairsOf(t) {
		file, before, after := p.write(t)
		d, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		for side, texts := range [][]Text{before, after} {
			var wants []string
			for _, text := range texts {
				line := shown(text.Text)
				if text.Number != "" {
					line = text.Number + " | " + line
				}
				wants = append(wants, line)
			}
			var got []string
			for _, row := range rows(d, Side(side)) {
				got = append(got, shown(row))
			}
			got = got[max(0, len(got)-len(wants)):] // what stands before them is the masthead
			odd := unlikely(got, wants)
			for _, place := range odd[:min(3, len(odd))] {
				t.Errorf("%s, %v, %s", p.name, []string{"before", "after"}[side], place)
			}
		}
	}
}

func TestWordShowsTheNewerTextAcceptedAndTheOlderRejected(t *testing.T) {
	pairs := pairsOf(t)
	folder := t.TempDir()
	if kept := os.Getenv("ADREF_DOCX"); kept != "" {
		folder = kept
	}
	var files []string
	want := map[string][2][]Text{}
	for _, p := range pairs {
		file, before, after := p.write(t)
		name := filepath.Join(folder, p.name+".docx")
		if err := os.WriteFile(name, file, 0o644); err != nil {
			t.Fatal(err)
		}
		files, want[name] = append(files, name), [2][]Text{before, after}
	}
	// Open work: with these LibreOffice leaves empty paragraphs in some long runs of changes, or counts on in
	// a list that begins anew. They are counted, not held.
	open := map[string]bool{"paris.docx": true, "parisback.docx": true}
	after, before, _ := office(t, files)
	for _, name := range files {
		for side, got := range [][]string{before[name], after[name]} {
			var lines []string
			for _, line := range got { // of the masthead there are other styles
				style, text, _ := strings.Cut(line, "\t")
				if strings.HasPrefix(style, "_ H_") || strings.HasPrefix(style, "__Single Txt") {
					lines = append(lines, strings.ReplaceAll(text, "^[\t", "^["))
				}
			}
			texts := want[name][side]
			var wants []string
			for _, text := range texts {
				line := shown(text.Text)
				if text.Number != "" {
					line = Label(text.Number) + "\t" + line
				}
				wants = append(wants, line)
			}
			odd := unlikely(lines, wants)
			wrong := len(odd)
			for _, place := range odd[:min(3, wrong)] {
				say := t.Errorf
				if open[filepath.Base(name)] {
					say = t.Logf
				}
				say("%s, %v, %s", filepath.Base(name), []string{"before", "after"}[side], place)
			}
			t.Logf("%s, %v: %d paragraphs, %d otherwise", filepath.Base(name), []string{"before", "after"}[side], len(texts), wrong)
		}
	}
}

func TestTheSameDocumentMakesTheSameBytes(t *testing.T) {
	was, before := draftOf(t, []byte(older))
	is, after := draftOf(t, []byte(newer))
	d := Document{Masthead: is, Was: &was, By: By{"Arvalia", noon}, Paragraphs: track(t, before, after)}
	first, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	second, _ := Write(d)
	if !bytes.Equal(first, second) {
		t.Error("they differ")
	}
}
