// keeping.go keeps a table: its head, with what people decided of its rows, and their words.

package takeover

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"adref/editor"
	"adref/server/formats"
	"adref/server/wire"
	"adref/storage"
)

// Desk takes over tables. Its fields are set before it is used; it may be used by several goroutines.
type Desk struct {
	Keep storage.Keep
	Now  func() time.Time

	mu     sync.Mutex
	places map[string]*places     // by report, of the text that was asked for last
	filing map[string]*sync.Mutex // by table: one filing after the other
}

// What is kept, by key. Ids have no slash.
const (
	headPrefix = "proposals/head/" // report/table
	rowsPrefix = "proposals/rows/" // report/table/number of the first row

	perChunk = 100 // rows that are kept in one value

	maxName    = 200 // bytes of a file's name
	placesHeld = 8   // reports whose text is held ready
)

// head is a table, as kept.
type head struct {
	Name     string            `json:"name"`
	Received time.Time         `json:"received"`
	At       time.Time         `json:"at"`
	By       string            `json:"by"`
	Rows     int               `json:"rows"`
	Notices  []string          `json:"notices,omitempty"`
	Names    []name            `json:"names"`             // in the order in which they come
	Owners   map[string]string `json:"owners,omitempty"`  // by name: the delegation that somebody said it is
	Decided  map[int]decided   `json:"decided,omitempty"` // by row

	id      string
	version int64
}

type name struct {
	By   string `json:"by"`
	Rows int    `json:"rows"`
}

// decided is what somebody said of one row: its place, or why it is set aside.
type decided struct {
	Place *wire.ProposalPlace `json:"place,omitempty"`
	Aside string              `json:"aside,omitempty"`
}

func refuse(code editor.Code, format string, args ...any) error {
	return &editor.Refusal{Code: code, Message: fmt.Sprintf(format, args...)}
}

func headKey(report, table string) string { return headPrefix + report + "/" + table }

func chunkKey(report, table string, first int) string {
	return fmt.Sprintf("%s%s/%s/%05d", rowsPrefix, report, table, first)
}

// tableID is the id of a table: that of the same file in the same report is the same.
func tableID(report string, file []byte) string {
	sum := sha256.Sum256(append([]byte(report+"\n"), file...))
	return hex.EncodeToString(sum[:10])
}

// Take keeps a table that is read from a file, to be filed row by row; the same file again is the same
// table, as it stands. Errors are refusals in words for whoever sent it, or storage's.
func (d *Desk) Take(ctx context.Context, report *editor.Report, by editor.Actor, file string, data []byte, received time.Time) (table string, err error) {
	if report.Closed() {
		return "", refuse(editor.CodeClosed, "The record is closed: nothing more is filed.")
	}
	rows, notices, err := formats.ReadRows(file, data)
	if err != nil {
		return "", refuse(editor.CodeInvalid, "%s", sentence(err.Error()))
	}
	if len(rows) == 0 {
		return "", refuse(editor.CodeInvalid, "The table has no rows.")
	}
	if received.Before(report.ReceivedFrom()) || received.After(d.Now()) {
		return "", refuse(editor.CodeInvalid, "It was received between %s, when this report was opened, and now.", report.CreatedAt.UTC().Format("2 January 2006, 15:04 UTC"))
	}
	file = clean(file)
	if len(file) > maxName {
		return "", refuse(editor.CodeInvalid, "The name of a file may have at most %d bytes.", maxName)
	}
	table = tableID(report.ID, data)
	if _, err := d.head(ctx, report.ID, table); !errors.Is(err, errNoTable) {
		return table, err
	}
	h := head{Name: file, Received: received.UTC(), At: d.Now().UTC(), By: by.Name, Rows: len(rows), Notices: notices}
	place := map[string]int{}
	for _, row := range rows {
		if at, ok := place[row.By]; ok {
			h.Names[at].Rows++
			continue
		}
		place[row.By] = len(h.Names)
		h.Names = append(h.Names, name{row.By, 1})
	}
	// The rows first: the table is there once all of it is.
	for first := 0; first < len(rows); first += perChunk {
		if err := d.putChunk(ctx, report.ID, table, first+1, rows[first:min(first+perChunk, len(rows))]); err != nil {
			return "", err
		}
	}
	if err := d.putHead(ctx, report.ID, table, &h); err != nil && !errors.Is(err, storage.ErrConflict) {
		return "", err
	}
	return table, nil // one who sent the same at the same time was first
}

// sentence makes a message of a reader one of the screen.
func sentence(message string) string {
	if message != "" {
		message = strings.ToUpper(message[:1]) + message[1:]
	}
	return strings.TrimSuffix(message, ".") + "."
}

var errNoTable = refuse(editor.CodeNotFound, "There is no such table of proposals in this report.")

func (d *Desk) head(ctx context.Context, report, table string) (h head, err error) {
	v, err := d.Keep.Get(ctx, headKey(report, table))
	if errors.Is(err, storage.ErrNotFound) || errors.Is(err, storage.ErrInvalid) || errors.Is(err, storage.ErrTooLarge) {
		return h, errNoTable
	}
	if err != nil {
		return h, err
	}
	return readHead(v, table)
}

func readHead(v storage.Value, table string) (h head, err error) {
	if err = json.Unmarshal(v.Data, &h); err != nil {
		return h, fmt.Errorf("read %s: %w", v.Key, err)
	}
	h.id, h.version = table, v.Version
	return h, nil
}

func (d *Desk) putHead(ctx context.Context, report, table string, h *head) error {
	data, err := json.Marshal(h)
	if err != nil {
		return err
	}
	h.version, err = d.Keep.Put(ctx, headKey(report, table), data, h.version, time.Time{})
	return err
}

// change changes a head, again when somebody else has done so meanwhile.
func (d *Desk) change(ctx context.Context, report, table string, change func(*head) error) error {
	for {
		h, err := d.head(ctx, report, table)
		if err != nil {
			return err
		}
		if err := change(&h); err != nil {
			return err
		}
		if err := d.putHead(ctx, report, table, &h); !errors.Is(err, storage.ErrConflict) {
			return err
		}
	}
}

// chunk reads the words of the rows from first on, of one value.
func (d *Desk) chunk(ctx context.Context, report, table string, first int) (rows []formats.Row, version int64, err error) {
	v, err := d.Keep.Get(ctx, chunkKey(report, table, first))
	if err == nil {
		err = json.Unmarshal(v.Data, &rows)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("read the rows of table %s from %d: %w", table, first, err)
	}
	return rows, v.Version, nil
}

// putChunk keeps rows from first on, in the place of what an upload left that did not come to its end.
func (d *Desk) putChunk(ctx context.Context, report, table string, first int, rows []formats.Row) error {
	data, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	key := chunkKey(report, table, first)
	v, err := d.Keep.Get(ctx, key)
	if err != nil && !errors.Is(err, storage.ErrNotFound) {
		return err
	}
	if _, err := d.Keep.Put(ctx, key, data, v.Version, time.Time{}); !errors.Is(err, storage.ErrConflict) {
		return err
	}
	return nil // the same upload, sent twice at once
}

// firstOf is the first row of the value that a row is kept in.
func firstOf(row int) int { return (row-1)/perChunk*perChunk + 1 }

// forget takes the words of rows that are filed out of what is kept, as far as it has been read. What
// another hand has just changed is left for the next time.
func (t *table) forget(ctx context.Context) error {
	for first := range t.chunks {
		rows, version, err := t.desk.chunk(ctx, t.report.ID, t.head.id, first)
		if err != nil {
			return err
		}
		changed := false
		for i, row := range rows {
			_, filed := t.filed[first+i]
			if bare := (formats.Row{By: row.By}); filed && row != bare {
				rows[i], changed = bare, true
			}
		}
		if !changed {
			continue
		}
		data, err := json.Marshal(rows)
		if err != nil {
			return err
		}
		_, err = t.desk.Keep.Put(ctx, chunkKey(t.report.ID, t.head.id, first), data, version, time.Time{})
		if err != nil && !errors.Is(err, storage.ErrConflict) {
			return err
		}
	}
	return nil
}
