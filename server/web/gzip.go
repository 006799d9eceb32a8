// gzip.go sends what is kept compressed, to those who take it so and those who do not.

package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
)

func writeGzip(w http.ResponseWriter, r *http.Request, compressed []byte) error {
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
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
