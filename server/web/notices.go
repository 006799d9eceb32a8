// notices.go is where a mission chooses what it is told of by mail, and where an address agrees.

package web

import (
	"errors"
	"html/template"
	"net/http"

	"adref/server/notices"
	"adref/server/wire"
)

// mission is whose notices the visitor may choose.
func (s *Server) mission(v visit) (string, error) {
	mission, ok := notices.MissionOf(v.who, v.report)
	if !ok || s.Post == nil {
		return "", errNotFound
	}
	return mission, nil
}

func (s *Server) notices(v visit) error {
	mission, err := s.mission(v)
	if err != nil {
		return err
	}
	n, err := s.Post.Settings(v.r.Context(), v.report.ID, mission)
	if err != nil {
		return err
	}
	answer(v.w, http.StatusOK, n)
	return nil
}

func (s *Server) setNotices(v visit) error {
	mission, err := s.mission(v)
	if err != nil {
		return err
	}
	ask, err := readBody[wire.NoticeSettings](v)
	if err != nil {
		return err
	}
	n, err := s.Post.Set(v.r.Context(), v.report, mission, ask)
	if err != nil {
		return err
	}
	answer(v.w, http.StatusOK, n)
	return nil
}

var confirmDoor = template.Must(template.New("confirm").Parse(`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{if .Address}}Notices{{else}}Link not valid{{end}} · Adref</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/adref.css">
</head>
<body>
<main class="door"><div class="sheet">
<p><span class="mark">Adref</span></p>
{{if not .Address}}<h1>This link cannot be used</h1>
<p class="lede">It is unknown, has expired, or the address was taken off again. The mission can enter it once more.</p>
{{else if .Done}}<h1>The address is confirmed</h1>
<p class="lede">Notices of {{.Symbol}} go to {{.Address}} from now on. Where to end them stands at the foot of each.</p>
{{else}}<h1>Notices by mail</h1>
<p class="lede">May notices of {{.Symbol}} be sent to this address?</p>
<dl class="facts">
<div><dt>Address</dt><dd>{{.Address}}</dd></div>
<div><dt>Asked for by</dt><dd>{{.Name}}</dd></div>
</dl>
<form method="post"><button class="btn main" autofocus>Yes, send them</button></form>
<p>If you did not expect this, close the page: nothing more is sent.</p>
{{end}}</div></main>
</body>
</html>
`))

func (s *Server) confirmPage(w http.ResponseWriter, r *http.Request) {
	if s.Post == nil {
		s.refuse(w, r, errNotFound)
		return
	}
	q, err := s.Post.Question(r.Context(), r.PathValue("secret"))
	s.showConfirm(w, r, q, false, err)
}

func (s *Server) confirm(w http.ResponseWriter, r *http.Request) {
	if s.Post == nil {
		s.refuse(w, r, errNotFound)
		return
	}
	q, err := s.Post.Confirm(r.Context(), r.PathValue("secret"))
	s.showConfirm(w, r, q, true, err)
}

func (s *Server) showConfirm(w http.ResponseWriter, r *http.Request, q notices.Question, done bool, err error) {
	status := http.StatusOK
	switch {
	case errors.Is(err, notices.ErrNoQuestion):
		q, status = notices.Question{}, http.StatusGone
	case err != nil:
		s.refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if err := confirmDoor.Execute(w, struct {
		notices.Question
		Done bool
	}{q, done}); err != nil {
		s.Logger.Error("page of an address", "error", err)
	}
}
