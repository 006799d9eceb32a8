// fates.go is what can be asked about amendments as a whole: what became of each by the time of a text,
// and all that are pending in their places.

package web

import (
	"bytes"
	"io"
	"net/http"

	"adref/server/wire"
)

// fates answers what became of each amendment by the time of ?revision=, without it of the live text.
func (s *Server) fates(v visit) error {
	f, err := v.fatesOf(v.r.URL.Query().Get("revision"))
	if err != nil {
		return err
	}
	answer(v.w, http.StatusOK, f)
	return nil
}

func (v visit) fatesOf(side string) (wire.Fates, error) {
	if side == "" {
		side = wire.Live
	}
	f, ok := v.room.Fates(v.who, side)
	if !ok {
		return f, errNotFound
	}
	return f, nil
}

// exportFates is the same as a page of text; ?text= names the revision.
func (v visit) exportFates() error {
	f, err := v.fatesOf(v.r.URL.Query().Get("text"))
	if err != nil {
		return err
	}
	return v.page(".fates.txt", f.Text)
}

// exportCompilation is the text with all that is pending in its place, as a page of text.
func (v visit) exportCompilation() error {
	view := wire.NewView(v.report, v.who)
	if !view.MayCompile() {
		return errNotFound
	}
	return v.page(".compilation.txt", view.Compilation)
}

// page sends what writes itself as text, once it is whole.
func (v visit) page(ext string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	v.attach("text/plain; charset=utf-8", ext)
	_, err := v.w.Write(b.Bytes())
	return err
}
