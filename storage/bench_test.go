// bench_test.go measures durable appends by 64 writers beside what bare SQLite does in the same run.

package storage

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const benchWriters = 64

var benchBody = []byte(strings.Repeat("x", 600))

// BenchmarkDurableAppends reports, for records of 720 bytes and 64 writers each
// waiting for their own: records/s; bare/s, a bare INSERT of 600 bytes per
// synced commit; ratio, the one over the other; and grouped/s, bare INSERTs
// committed 64 at a time into one table without an index: what the disk allows.
//
// In 64 reports, all writers are in one group and every record touches index
// pages of its own: the worst case for bytes written. In 8 reports, a report
// has one append at a time, as a room has, so groups are of 8. In 1 report, the
// room appends what 64 writers sent as one batch.
// Run with -benchtime 2s or more.
func BenchmarkDurableAppends(b *testing.B) {
	for _, c := range []struct{ reports, batch int }{{64, 1}, {8, 1}, {1, 64}} {
		b.Run(fmt.Sprintf("reports%d/batch%d", c.reports, c.batch), func(b *testing.B) {
			s := open(b, filepath.Join(b.TempDir(), "adref.db"))
			rooms := make([]room, c.reports)
			took := drive((b.N+c.batch-1)/c.batch, func(w int) {
				report := w % c.reports
				if err := rooms[report].send(s, fmt.Sprint("report ", report), w, c.batch); err != nil {
					b.Error(err)
				}
			})
			b.StopTimer()
			var kept int64
			for i := range rooms {
				kept += rooms[i].at
			}
			ours := float64(kept) / took.Seconds()
			bare, grouped := bareSQLite(b, 1), bareSQLite(b, groupLimit)
			b.ReportMetric(ours, "records/s")
			b.ReportMetric(bare, "bare/s")
			b.ReportMetric(ours/bare, "ratio")
			b.ReportMetric(grouped, "grouped/s")
		})
	}
}

// room appends to one report, one append at a time.
type room struct {
	sync.Mutex
	at int64
}

func (r *room) send(s Log, report string, writer, count int) error {
	r.Lock()
	defer r.Unlock()
	batch := make([]Record, count)
	for i := range batch {
		batch[i] = Record{Actor: fmt.Sprint("delegation ", writer+i), Command: rand.Text(), Header: benchBody[:120], Content: benchBody}
	}
	stored, err := s.Append(context.Background(), report, r.at, batch)
	r.at += int64(len(stored))
	return err
}

// drive shares n calls among the writers.
func drive(n int, call func(writer int)) time.Duration {
	var left atomic.Int64
	left.Store(int64(n))
	var group sync.WaitGroup
	start := time.Now()
	for w := range benchWriters {
		group.Go(func() {
			for left.Add(-1) >= 0 {
				call(w)
			}
		})
	}
	group.Wait()
	return time.Since(start)
}

// bareSQLite returns rows per second of INSERTs, so many to a commit, with
// nothing around them.
func bareSQLite(b *testing.B, group int) float64 {
	db, err := sql.Open("sqlite3", uri(filepath.Join(b.TempDir(), "bare.db"), "_journal_mode=WAL&_synchronous=FULL&_txlock=immediate"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`CREATE TABLE events (id INTEGER PRIMARY KEY, body BLOB NOT NULL)`); err != nil {
		b.Fatal(err)
	}
	insert, err := db.Prepare(`INSERT INTO events (body) VALUES (?)`)
	if err != nil {
		b.Fatal(err)
	}
	defer insert.Close()
	rows, start := 0, time.Now()
	for time.Since(start) < time.Second {
		tx, err := db.Begin()
		if err != nil {
			b.Fatal(err)
		}
		in := tx.Stmt(insert)
		for range group {
			if _, err := in.Exec(benchBody); err != nil {
				b.Fatal(err)
			}
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
		rows += group
	}
	return float64(rows) / time.Since(start).Seconds()
}
