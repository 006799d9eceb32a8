// record.go exports the procedural record of a report.

package web

import (
	"bytes"
	"io"

	"adref/server/wire"
)

// exportRecord gives the procedural record as whoever asks may know it: ?as=page a page to print, else
// text.
func (v visit) exportRecord() error {
	record := v.room.Record(v.who)
	write, kind := (*wire.Record).Text, "text/plain; charset=utf-8"
	switch v.r.URL.Query().Get("as") {
	case "page":
		write, kind = (*wire.Record).Page, "text/html; charset=utf-8"
	case "", "text":
	default:
		return invalid("A record is written as text or as a page.")
	}
	var b bytes.Buffer
	if err := write(record, &b); err != nil {
		return err
	}
	v.attach(kind, "-record.txt")
	if kind != "text/plain; charset=utf-8" {
		v.w.Header().Del("Content-Disposition") // it is read where it is opened
	}
	io.Copy(v.w, &b)
	return nil
}
