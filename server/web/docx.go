// docx.go exports Word files.

package web

import (
	"adref/editor/docx"
	"adref/server/access"
	"adref/server/formats"
	"adref/server/wire"
)

// exportDocx gives a text (?text= as for txt) as a Word file, with ?against= everything tracked that makes it of
// that other text, or with ?of=compilation all that is pending, as that of one ?delegation=.
func (v visit) exportDocx() error {
	q := v.r.URL.Query()
	view := wire.NewView(v.report, v.who)
	side := q.Get("text")
	if side == "" {
		side = wire.Live
		if latest := view.Latest(); !access.May(v.who, access.ReadLive, access.Subject{Report: v.report}) && latest != nil {
			side = latest.ID
		}
	}
	if q.Get("of") == "compilation" {
		return v.compiledDocx(view, q.Get("delegation"))
	}
	var file []byte
	ending := ".docx"
	if older := q.Get("against"); older != "" {
		d, ok, err := view.Tracked(older, side)
		if err != nil {
			return err
		}
		if !ok {
			return errNotFound
		}
		ending = ".tracked.docx"
		if file, err = docx.Write(d); err != nil {
			return err
		}
	} else {
		draft, numbers, ok := view.Text(side)
		if !ok {
			return errNotFound
		}
		var err error
		if file, err = formats.WriteDocx(draft, numbers); err != nil {
			return err
		}
	}
	v.attach(formats.WordType, ending)
	_, err := v.w.Write(file)
	return err
}

func (v visit) compiledDocx(view *wire.View, delegation string) error {
	if !view.MayCompile() {
		return errNotFound
	}
	file, err := docx.Write(view.Compiled(delegation))
	if err != nil {
		return err
	}
	v.attach(formats.WordType, ".compilation.docx")
	_, err = v.w.Write(file)
	return err
}
