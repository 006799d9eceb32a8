// bench_test.go measures a room beside the bare store under it: read the ratios.

package room

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"adref/editor"
	"adref/storage"
)

// large is a report of 500 paragraphs and 5,000 amendments.
func large(b *testing.B) *fixture {
	b.Helper()
	store, err := storage.Open(b.Context(), filepath.Join(b.TempDir(), "adref.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	l := &log{Store: store}
	hall := newHall(b, l)
	var draft editor.Draft
	text := "The working group considered the state of shared harbours, the dredging of channels and the keeping of charts, and heard delegation %d on the tide."
	for i := range 500 {
		draft.Elements = append(draft.Elements, editor.Element{ID: fmt.Sprint("p", i+1), Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: fmt.Sprintf(text, i)})
	}
	made, err := hall.Create(b.Context(), chair, "create", editor.Create{Draft: draft})
	if err != nil {
		b.Fatal(err)
	}
	in, err := hall.Room(b.Context(), made.Report)
	if err != nil {
		b.Fatal(err)
	}
	f := &fixture{b, l, in, hall}
	for i := range 10 {
		f.must(chair, editor.Seat{Delegation: editor.Delegation{Code: fmt.Sprint("D", i), Name: "State", Kind: editor.KindState}})
	}
	var work sync.WaitGroup
	for d := range 10 {
		work.Go(func() {
			for i := range 500 {
				f.must(of(fmt.Sprint("D", d)), editor.Amend{Kind: editor.AmendRevise, Paragraph: fmt.Sprint("p", i+1), Version: 1,
					Text: fmt.Sprintf(text, i) + fmt.Sprintf(" It was asked %d times to return.", d), Reason: "As said in the room."})
			}
		})
	}
	work.Wait()
	return f
}

func BenchmarkSnapshotOf500ParagraphsAnd5000Amendments(b *testing.B) {
	f := large(b)
	b.Run("made and compressed", func(b *testing.B) {
		for b.Loop() {
			made, err := encode(f.Snapshot(who(editor.AudienceDelegations)))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(made.Gzip))/1e3, "kB")
		}
	})
	b.Run("encoded alone", func(b *testing.B) {
		s := f.Snapshot(who(editor.AudienceDelegations))
		for b.Loop() {
			data, err := json.Marshal(s)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(data))/1e3, "kB")
		}
	})
	b.Run("asked for again", func(b *testing.B) {
		for b.Loop() {
			if _, err := f.EncodedSnapshot(who(editor.AudienceDelegations)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("report loaded from its log", func(b *testing.B) {
		for b.Loop() {
			f.again()
		}
	})
}

// throughput runs 64 writers for a while and gives the commands each second.
func throughput(b *testing.B, write func(writer, i int)) float64 {
	var work sync.WaitGroup
	each := max(1, b.N/64)
	start := time.Now()
	for w := range 64 {
		work.Go(func() {
			for i := range each {
				write(w, i)
			}
		})
	}
	work.Wait()
	return float64(64*each) / time.Since(start).Seconds()
}

// BenchmarkSubmitBy64WritersBesideABareAppend is 64 writers through one room, beside 64 writers on the bare store, each of whom
// appends one record of the same size to a report of its own.
func BenchmarkSubmitBy64WritersBesideABareAppend(b *testing.B) {
	f := open(b)
	for i := range 200 {
		f.must(chair, editor.Insert{After: "p1", Text: fmt.Sprintf("States keep harbour %d.", i)})
	}
	places := f.Now().Report.Order
	bare := throughput(b, func(w, i int) {
		header, content := make([]byte, 250), make([]byte, 450)
		if _, err := f.log.Append(b.Context(), fmt.Sprint("bare-", b.N, "-", w), int64(i), []storage.Record{{Actor: "p", Command: fmt.Sprint(i), Header: header, Content: content}}); err != nil {
			b.Error(err)
		}
	})
	through := throughput(b, func(w, i int) {
		f.must(of([]string{"ARV", "COR"}[w%2]), editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: places[(w+64*i)%len(places)], Version: 1,
			Text: fmt.Sprintf("The group notes tide %d of %d.", i, w)})
	})
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(bare, "bare/s")
	b.ReportMetric(through, "through/s")
	b.ReportMetric(through/bare, "ratio")
}
