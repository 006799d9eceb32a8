// rows.go reads a table of proposals, as a Secretariat keeps it in a spreadsheet.

package formats

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxRows is how many rows a table has at most.
const maxRows = 50_000

// Row is one proposal: whose it is, the words it quotes, what is to stand in their place, and why.
// An empty Old is an insertion, an empty New a deletion. Paragraph is where the table says it belongs,
// an id or a number as written there; "" when it does not say.
type Row struct{ By, Old, New, Reason, Paragraph string }

// ReadRows reads a table of proposals from a file of the given name, in the order of its rows: .csv
// with a header, its fields separated by commas, semicolons or tabs, or .jsonl with an object a line.
// The columns old and new must be there, by, reason and paragraph may be missing, and others are left
// out; they are given as notices. Columns of .csv go by other names too; see called. Errors name the line.
func ReadRows(name string, data []byte) (rows []Row, notices []string, err error) {
	if len(data) > MaxFile {
		return nil, nil, fmt.Errorf("the file has %d MiB; at most %d MiB are read", len(data)>>20, MaxFile>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, nil, errors.New("the file is empty")
	}
	if !utf8.Valid(data) {
		no := 1
		for line := range bytes.SplitSeq(data, []byte("\n")) {
			if !utf8.Valid(line) {
				break
			}
			no++
		}
		return nil, nil, fmt.Errorf("line %d: not valid UTF-8", no)
	}
	t := table{others: map[string]bool{}}
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".csv":
		err = t.readCSV(data)
	case ".jsonl":
		err = t.readLines(data)
	default:
		err = fmt.Errorf("tables of the kind %.20q cannot be read; .csv and .jsonl can", ext)
	}
	if err != nil {
		return nil, nil, err
	}
	for _, column := range t.order {
		notices = append(notices, fmt.Sprintf("the column %.40q is not read", column))
	}
	return t.rows, notices, nil
}

// table is a table being read.
type table struct {
	rows   []Row
	others map[string]bool // columns that are left out
	order  []string        // and as they came
}

func (t *table) leaveOut(column string) {
	if !t.others[column] {
		t.others[column] = true
		t.order = append(t.order, column)
	}
}

func (t *table) add(line int, r Row) error {
	if len(t.rows) == maxRows {
		return fmt.Errorf("line %d: the table has more than %d rows", line, maxRows)
	}
	t.rows = append(t.rows, r)
	return nil
}

// field is the column of a row that has the given name, or nil.
func (r *Row) field(name string) *string {
	switch name {
	case "by":
		return &r.By
	case "old":
		return &r.Old
	case "new":
		return &r.New
	case "reason":
		return &r.Reason
	case "paragraph":
		return &r.Paragraph
	}
	return nil
}

// called is what else people write above the columns, in small letters.
var called = map[string]string{
	"delegation": "by", "delegations": "by", "proposed by": "by", "proposer": "by", "sponsor": "by", "state": "by", "submitted by": "by",
	"quoted text": "old", "quotation": "old", "current text": "old", "existing text": "old", "original text": "old", "text as it stands": "old",
	"proposed text": "new", "new text": "new", "amended text": "new", "proposed amendment": "new", "proposal": "new", "amendment": "new",
	"justification": "reason", "rationale": "reason", "reasons": "reason", "explanation": "reason",
	"para": "paragraph", "place": "paragraph", "anchor": "paragraph",
}

// columnOf is the name of a column as the reader knows it, whatever its case, spaces and full stop.
func columnOf(written string) string {
	name := strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(written))), " ")
	name = strings.TrimSpace(strings.TrimRight(name, ".:"))
	if known, ok := called[name]; ok {
		return known
	}
	return name
}

// needed are the columns that a table must have.
var needed = [2]string{"old", "new"}

func (t *table) readCSV(data []byte) error {
	in := csv.NewReader(bytes.NewReader(data))
	in.Comma = separator(data)
	header, err := in.Read()
	if err != nil {
		return lineOf(err)
	}
	line, _ := in.FieldPos(0)
	for i, name := range header {
		name = columnOf(name)
		if name != "" && slices.Contains(header[:i], name) {
			return fmt.Errorf("line %d: the column %.40q stands twice", line, name)
		}
		if header[i] = name; new(Row).field(name) == nil {
			t.leaveOut(name)
		}
	}
	for _, name := range needed {
		if !slices.Contains(header, name) {
			return fmt.Errorf("line %d: there is no column %q; the first line names the columns", line, name)
		}
	}
	for {
		record, err := in.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return lineOf(err)
		}
		var r Row
		for i, name := range header {
			if to := r.field(name); to != nil {
				*to = record[i]
			}
		}
		line, _ := in.FieldPos(0)
		if err := t.add(line, r); err != nil {
			return err
		}
	}
}

// separator is what separates the columns: of comma, semicolon and tab the one that the first line
// has most of.
func separator(data []byte) rune {
	first, _, _ := bytes.Cut(data, []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(first, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// lineOf says what is wrong with a file of comma-separated values as the other errors do.
func lineOf(err error) error {
	var e *csv.ParseError
	if !errors.As(err, &e) {
		return err
	}
	what := e.Err.Error()
	switch e.Err {
	case csv.ErrFieldCount:
		what = "another number of fields than the first line has"
	case csv.ErrQuote:
		what = "a quotation mark that opens or closes no field; inside a quoted field it is written twice"
	case csv.ErrBareQuote:
		what = "a quotation mark inside a field that is not quoted"
	}
	return fmt.Errorf("line %d: %s", e.StartLine, what)
}

func (t *table) readLines(data []byte) error {
	no := 0
	for raw := range bytes.SplitSeq(data, []byte("\n")) {
		no++
		raw = bytes.TrimSpace(raw)
		if len(raw) == 0 {
			continue
		}
		r, err := t.readObject(raw)
		if err == nil {
			err = t.add(no, r)
		} else {
			err = fmt.Errorf("line %d: %w", no, err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readObject reads one object, member by member, because Unmarshal lets members that are repeated or
// in another case pass.
func (t *table) readObject(raw []byte) (r Row, err error) {
	in := json.NewDecoder(bytes.NewReader(raw))
	if start, err := in.Token(); err != nil || start != json.Delim('{') {
		return r, errors.New(`not an object {"by", "old", "new", "reason"}`)
	}
	seen := map[string]bool{}
	for in.More() {
		member, err := in.Token()
		if err != nil {
			return r, fmt.Errorf("not JSON: %w", err)
		}
		name, _ := member.(string)
		if seen[name] {
			return r, fmt.Errorf("the member %.40q stands twice", name)
		}
		seen[name] = true
		to := r.field(name)
		if to == nil {
			t.leaveOut(name)
			if err := in.Decode(new(json.RawMessage)); err != nil {
				return r, fmt.Errorf("not JSON: %w", err)
			}
			continue
		}
		value, err := in.Token()
		if err != nil {
			return r, fmt.Errorf("not JSON: %w", err)
		}
		text, isText := value.(string)
		if number, ok := value.(float64); ok && to == &r.Paragraph {
			text, isText = strconv.FormatFloat(number, 'f', -1, 64), true
		}
		if !isText {
			return r, fmt.Errorf("the member %q is not a string", name)
		}
		*to = text
	}
	if _, err := in.Token(); err != nil {
		return r, fmt.Errorf("not JSON: %w", err)
	}
	if _, err := in.Token(); err != io.EOF {
		return r, errors.New("something stands behind the object")
	}
	for _, name := range needed {
		if !seen[name] {
			return r, fmt.Errorf("the member %q is missing", name)
		}
	}
	// The decoder puts U+FFFD in the place of a surrogate without its partner.
	if strings.ContainsRune(r.By+r.Old+r.New+r.Reason+r.Paragraph, utf8.RuneError) && !bytes.ContainsRune(raw, utf8.RuneError) {
		return r, errors.New(`an escape \u stands for no character`)
	}
	return r, nil
}
