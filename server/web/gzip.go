// gzip.go sends what is kept compressed, to those who take it so and those who do not.

package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// takesGzip says that the client lists gzip and does not weigh it 0 (RFC 9110, section 12.5.3).
func takesGzip(r *http.Request) bool {
	for _, coding := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if name = strings.TrimSpace(name); name != "gzip" && name != "*" {
			continue
		}
		_, q, weighed := strings.Cut(weight, "q=")
		value, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
		return !weighed || err == nil && value > 0
	}
	return false
}

// answerGzip answers a long one.
func answerGzip(v visit, body any) error {
	var b bytes.Buffer
	zip, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		return err
	}
	e := json.NewEncoder(zip)
	e.SetEscapeHTML(false)
	if err := errors.Join(e.Encode(body), zip.Close()); err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Cookie, Accept-Encoding")
	return writeGzip(v.w, v.r, b.Bytes())
}

func writeGzip(w http.ResponseWriter, r *http.Request, compressed []byte) error {
	if takesGzip(r) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(compressed)
		return nil
	}
	plain, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		return err
	}
	_, err = io.Copy(w, plain)
	return err
}
