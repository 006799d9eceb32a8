// cookie_test.go tests the cookie: what browsers are told, and what is taken from a request.

package access

import (
	"crypto/tls"
	"net/http"
	"strings"
	"testing"
	"time"
)

var (
	mine  = strings.Repeat("A", secretChars)
	other = strings.Repeat("B", secretChars)
)

func TestTheCookieIsHiddenFromScriptsAndOtherSites(t *testing.T) {
	expires := time.Date(2028, 7, 27, 17, 0, 0, 0, time.UTC)
	for want, got := range map[string]*http.Cookie{
		"adref=" + mine + "; Path=/; Expires=Thu, 27 Jul 2028 17:00:00 GMT; HttpOnly; SameSite=Lax":                Cookie(mine, false, expires),
		"__Host-adref=" + mine + "; Path=/; Expires=Thu, 27 Jul 2028 17:00:00 GMT; HttpOnly; Secure; SameSite=Lax": Cookie(mine, true, expires),
		"adref=" + mine + "; Path=/; HttpOnly; SameSite=Lax":                                                       Cookie(mine, false, time.Time{}),
		"__Host-adref=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax":                                         Cookie("", true, expires),
		"adref=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax":                                                        Cookie("", false, time.Time{}),
	} {
		if got.String() != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if err := got.Valid(); err != nil {
			t.Errorf("%s: %v", got, err)
		}
	}
}

func TestARequestCarriesTheSessionItsCookieWasMadeOf(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	for _, secure := range []bool{false, true} {
		if got, ok := FromRequest(request(secure, Cookie(session, secure, time.Time{}).String())); !ok || got != session {
			t.Errorf("secure %v: %q, %v", secure, got, ok)
		}
	}
}

func TestAPlantedCookieDoesNotCount(t *testing.T) {
	for _, c := range []struct {
		what    string
		tls     bool
		cookies string
		want    string
	}{
		{"none", false, "", ""},
		{"another's name", false, "session=" + mine, ""},
		{"in other letters", false, "Adref=" + mine, ""},
		{"empty", false, "adref=", ""},
		{"not a session", false, "adref=" + mine + "A", ""},
		{"plain", false, "adref=" + mine, mine},
		{"plain, over TLS", true, "adref=" + mine, ""},
		{"secure, from a proxy", false, "__Host-adref=" + mine, mine},
		{"plain beside secure", false, "adref=" + other + "; __Host-adref=" + mine, mine},
		{"plain beside secure that is none", false, "adref=" + other + "; __Host-adref=x", ""},
		{"plain twice", false, "adref=" + mine + "; adref=" + other, ""},
		{"secure twice", true, "__Host-adref=" + mine + "; __Host-adref=" + other, ""},
		{"among others", false, "a=1; adref=" + mine + "; b=2", mine},
	} {
		if got, ok := FromRequest(request(c.tls, c.cookies)); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, %v", c.what, got, ok)
		}
	}
}

func FuzzFromRequest(f *testing.F) {
	for _, seed := range []string{"", "adref=", "adref=" + mine, "__Host-adref=" + mine + "; adref=" + other, `adref="` + mine + `"`, "adref=\xff;;=;", "adref=" + mine + "\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cookies string) {
		session, ok := FromRequest(request(false, cookies))
		if _, can := digestOf(session); ok != can || !ok && session != "" {
			t.Fatalf("%q, %v", session, ok)
		}
		if ok && !strings.Contains(cookies, session) {
			t.Fatalf("%q is not in the request", session)
		}
	})
}

func request(overTLS bool, cookies string) *http.Request {
	r := &http.Request{Header: http.Header{"Cookie": {cookies}}}
	if overTLS {
		r.TLS = &tls.ConnectionState{}
	}
	return r
}
