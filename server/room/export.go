// export.go writes the whole record of a report.

package room

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// exportedRecord is one record as exported: the bytes as written, so that its hash can be computed
// again by anybody.
type exportedRecord struct {
	Sequence   int64           `json:"sequence"`
	Actor      string          `json:"actor"`
	Command    string          `json:"command"`
	Header     json.RawMessage `json:"header"`
	Content    json.RawMessage `json:"content"`
	StandIn    json.RawMessage `json:"standIn,omitempty"` // of content that was expunged
	Salt       string          `json:"salt"`
	Commitment string          `json:"commitment"`
	Previous   string          `json:"previous"`
	Hash       string          `json:"hash"`
}

// Export writes the log of a report as JSON: {"report":…,"epoch":…,"records":[…]}.
func (h *Hall) Export(ctx context.Context, w io.Writer, report string) error {
	if _, err := fmt.Fprintf(w, "{\"report\":%q,\"epoch\":%q,\"records\":[", report, h.epoch); err != nil {
		return err
	}
	between := "\n"
	// Not json.Marshal, which would escape what was written without: the bytes are those hashed.
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for record, err := range h.log.Read(ctx, report, 0) {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, between); err != nil {
			return err
		}
		if err := e.Encode(exportedRecord{
			record.Sequence, record.Actor, record.Command, record.Header, record.Content, record.StandIn,
			base64.StdEncoding.EncodeToString(record.Salt), hex.EncodeToString(record.Commitment[:]),
			hex.EncodeToString(record.Previous[:]), hex.EncodeToString(record.Hash[:]),
		}); err != nil {
			return err
		}
		between = ","
	}
	_, err := io.WriteString(w, "]}\n")
	return err
}
