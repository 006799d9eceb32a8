// cookie.go carries a session in a cookie.

package access

import (
	"net/http"
	"time"
)

// A browser takes a cookie with the __Host- prefix only over TLS and from the
// very host, so that no other host of the domain can plant one (RFC 6265bis, 4.1.3.2).
const (
	cookieName       = "adref"
	secureCookieName = "__Host-adref"
)

// Cookie makes the cookie of a session. secure says that browsers reach the
// server over TLS, its own or a proxy's. An empty session makes the cookie that
// removes it. expires is when the browser forgets it, SessionLimit from signing
// in; zero: when it is closed.
func Cookie(session string, secure bool, expires time.Time) *http.Cookie {
	c := &http.Cookie{
		Name:     cookieName,
		Value:    session,
		Path:     "/",
		Expires:  expires,
		Secure:   secure,
		HttpOnly: true,
		SameSite: http.SameSiteLaxMode,
	}
	if secure {
		c.Name = secureCookieName
	}
	if session == "" {
		c.Expires, c.MaxAge = time.Time{}, -1
	}
	return c
}

// FromRequest is the session a request carries; false if none, or if it cannot
// be one. A secure cookie goes before a plain one, and over TLS it is the only
// one that counts; the same cookie twice is none, because one of them was
// planted.
func FromRequest(r *http.Request) (string, bool) {
	cookies := r.CookiesNamed(secureCookieName)
	if len(cookies) == 0 && r.TLS == nil {
		cookies = r.CookiesNamed(cookieName)
	}
	if len(cookies) != 1 {
		return "", false
	}
	session := cookies[0].Value
	if _, ok := digestOf(session); !ok {
		return "", false
	}
	return session, true
}
