// sessions.go is signing in and out. An invitation link opens a page whose button signs in, so that
// a mail scanner that follows links does not.

package web

import (
	"errors"
	"html/template"
	"net/http"
	"time"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
)

// who is the reader of a request; a request without a session is the public's.
func (s *Server) who(r *http.Request) (access.Who, string, error) {
	secret, ok := access.FromRequest(r)
	if !ok {
		return access.Public, "", nil
	}
	account, err := s.Accounts.Session(r.Context(), secret)
	if errors.Is(err, access.ErrSignedOut) {
		return access.Public, "", nil
	}
	return access.As(account), secret, err
}

func (s *Server) session(w http.ResponseWriter, r *http.Request) {
	who, _, err := s.who(r)
	switch {
	case err != nil:
		s.refuse(w, r, err)
	case who.Account == nil:
		s.refuse(w, r, errSignedOut)
	default:
		a := who.Account
		answer(w, http.StatusOK, wire.Session{Person: a.Person, Role: a.Role, Delegation: a.Delegation, DelegationName: a.DelegationName, Creates: access.May(who, access.Create, access.Subject{})})
	}
}

var door = template.Must(template.New("door").Parse(`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{if .Account}}Sign in{{else}}Invitation not valid{{end}} · Adref</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/adref.css">
</head>
<body>
<main class="door"><div class="sheet">
<p><span class="mark">Adref</span></p>
{{if .Account}}<h1>You are invited to sign in</h1>
<p class="lede">Adref is where the working group negotiates the text of its report.</p>
<dl class="facts">
<div><dt>Person</dt><dd>{{.Account.Person}}</dd></div>
<div><dt>{{if .Account.Delegation}}Delegation{{else}}Office{{end}}</dt><dd>{{.Office}}</dd></div>
<div><dt>This link is good until it expires, for you alone</dt><dd>Do not pass it on.</dd></div>
</dl>
<form method="post"><button class="btn main" autofocus>Sign in as {{.Office}}</button></form>
{{else}}<h1>This invitation cannot be used</h1>
<p class="lede">The link is unknown or has expired. Ask the Chair’s office for a new one.</p>
{{end}}</div></main>
</body>
</html>
`))

func (s *Server) invitationPage(w http.ResponseWriter, r *http.Request) {
	account, err := s.Accounts.Invited(r.Context(), r.PathValue("token"))
	if err != nil && !errors.Is(err, access.ErrNoInvitation) {
		s.refuse(w, r, err)
		return
	}
	s.showDoor(w, account)
}

func (s *Server) showDoor(w http.ResponseWriter, account *access.Account) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	status, office := http.StatusOK, ""
	if account == nil {
		status = http.StatusGone
	} else {
		office = officeOf(account)
	}
	w.WriteHeader(status)
	if err := door.Execute(w, struct {
		Account *access.Account
		Office  string
	}{account, office}); err != nil {
		s.Logger.Error("sign-in page", "error", err)
	}
}

// officeOf is what a person signs in as.
func officeOf(a *access.Account) string {
	switch a.Role {
	case editor.RoleChair:
		return "the Chair"
	case editor.RoleSecretariat:
		return "the Secretariat"
	case editor.RoleDelegation:
		return a.DelegationName
	}
	if a.DelegationName != "" {
		return a.DelegationName + ", observer"
	}
	return "an observer"
}

func (s *Server) signIn(w http.ResponseWriter, r *http.Request) {
	secret, account, err := s.Accounts.SignIn(r.Context(), r.PathValue("token"))
	if errors.Is(err, access.ErrNoInvitation) {
		s.showDoor(w, nil)
		return
	}
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	// The session this browser had before, if any, ends here.
	if old, ok := access.FromRequest(r); ok {
		s.Accounts.SignOut(r.Context(), old) // one that ended already is no error to anybody
	}
	http.SetCookie(w, access.Cookie(secret, s.Secure, time.Now().Add(access.SessionLimit)))
	to := "/"
	if len(account.Reports) == 1 {
		to = "/r/" + account.Reports[0]
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func (s *Server) signOut(w http.ResponseWriter, r *http.Request) {
	if secret, ok := access.FromRequest(r); ok {
		if err := s.Accounts.SignOut(r.Context(), secret); err != nil && !errors.Is(err, access.ErrSignedOut) {
			s.refuse(w, r, err)
			return
		}
	}
	http.SetCookie(w, access.Cookie("", s.Secure, time.Unix(1, 0)))
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
