// accounts_test.go tests accounts and the links that lead to them.

package access

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"

	"adref/editor"
)

func TestALinkSaysWhoItIsForAndSignsThemIn(t *testing.T) {
	s := newStage(t)
	for _, who := range []Account{chair, delegate, observer} {
		token := s.invited(who)
		a, err := s.Invited(s.ctx, token)
		if err != nil {
			t.Fatal(err)
		}
		want := who
		want.ID, want.Created = a.ID, opening
		if !reflect.DeepEqual(*a, want) || a.ID == "" {
			t.Fatalf("the link is for %+v, want %+v", *a, want)
		}
		session, b, err := s.SignIn(s.ctx, token)
		if err != nil || !reflect.DeepEqual(a, b) {
			t.Fatalf("signed in as %+v, %v", b, err)
		}
		if c, err := s.Session(s.ctx, session); err != nil || !reflect.DeepEqual(a, c) {
			t.Fatalf("the session is of %+v, %v", c, err)
		}
	}
}

func TestLookingAtALinkSignsNobodyIn(t *testing.T) {
	s := newStage(t)
	token := s.invited(delegate)
	before := s.kept()
	if _, err := s.Invited(s.ctx, token); err != nil {
		t.Fatal(err)
	}
	if after := s.kept(); !reflect.DeepEqual(before, after) {
		t.Fatalf("the store held %v, now %v", before, after)
	}
}

func TestAnAccountActsAsItsHolderForItsDelegation(t *testing.T) {
	a := Account{ID: "p1", Person: "Ms. Tavea Lorimu", Role: editor.RoleDelegation, Delegation: "QLR", DelegationName: "Quillara"}
	want := editor.Actor{Person: "p1", Name: "Ms. Tavea Lorimu", Role: editor.RoleDelegation, Delegation: "QLR"}
	if got := a.Actor(); got != want {
		t.Fatalf("acts as %+v, want %+v", got, want)
	}
}

func TestALinkThatLeadsNowhereIsOneErrorWhateverTheReason(t *testing.T) {
	s := newStage(t)
	expired := s.invited(delegate)
	s.time.pass(LinkLimit)
	good := s.invited(chair)
	session, _, err := s.SignIn(s.ctx, good)
	if err != nil {
		t.Fatal(err)
	}
	for what, token := range map[string]string{
		"none":             "",
		"expired":          expired,
		"never made":       strings.Repeat("A", secretChars),
		"cut short":        good[:secretChars-1],
		"with a line end":  good + "\n",
		"in other letters": strings.ToUpper(good),
		"a session":        session,
		"no ASCII":         strings.Repeat("é", secretChars),
		"very long":        strings.Repeat("A", 1<<20),
	} {
		if a, err := s.Invited(s.ctx, token); err != ErrNoInvitation || a != nil {
			t.Errorf("%s: Invited gave %v, %v", what, a, err)
		}
		if session, a, err := s.SignIn(s.ctx, token); err != ErrNoInvitation || a != nil || session != "" {
			t.Errorf("%s: SignIn gave %q, %v, %v", what, session, a, err)
		}
	}
}

func TestALinkIsGoodForThirtyDaysHoweverOftenItIsUsed(t *testing.T) {
	s := newStage(t)
	token, expires, err := s.Invite(s.ctx, delegate)
	if err != nil {
		t.Fatal(err)
	}
	if want := opening.Add(30 * day); !expires.Equal(want) {
		t.Fatalf("expires %v, want %v", expires, want)
	}
	s.time.pass(30*day - time.Microsecond)
	for range 3 {
		if _, _, err := s.SignIn(s.ctx, token); err != nil {
			t.Fatalf("a moment before it expires: %v", err)
		}
	}
	s.time.pass(time.Microsecond)
	if _, _, err := s.SignIn(s.ctx, token); err != ErrNoInvitation {
		t.Fatalf("when it expires: %v", err)
	}
}

func TestANewLinkLeadsToTheSameAccountAndLeavesTheOldOneGood(t *testing.T) {
	s := newStage(t)
	first := s.invited(chair)
	a, err := s.Invited(s.ctx, first)
	if err != nil {
		t.Fatal(err)
	}
	s.time.pass(29 * day)
	second, expires, err := s.NewLink(s.ctx, a.ID)
	if err != nil || !expires.Equal(opening.Add(59*day)) {
		t.Fatalf("new link until %v, %v", expires, err)
	}
	for _, token := range []string{first, second} {
		if b, err := s.Invited(s.ctx, token); err != nil || !reflect.DeepEqual(a, b) {
			t.Fatalf("leads to %+v, %v", b, err)
		}
	}
	for _, id := range []string{"nobody", "", "../" + a.ID, "a\x00", strings.Repeat("a", 1000)} {
		if _, _, err := s.NewLink(s.ctx, id); !refusedAs(err, editor.CodeNotFound) {
			t.Errorf("a link for %q: %v", id, err)
		}
	}
}

func TestALinkToNobodyIsNoInvitation(t *testing.T) {
	s := newStage(t)
	token := s.invited(delegate)
	a, err := s.Invited(s.ctx, token)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.store.Delete(s.ctx, accountPrefix+a.ID, 0); err != nil {
		t.Fatal(err)
	}
	if session, a, err := s.SignIn(s.ctx, token); err != ErrNoInvitation || a != nil || session != "" {
		t.Fatalf("signed in with %q as %v, %v", session, a, err)
	}
}

func TestSecretsAreUnguessableFitAURLAndAreKeptAsHashesOnly(t *testing.T) {
	s := newStage(t)
	seen := map[string]bool{}
	for range 20 {
		token := s.invited(delegate)
		session, _, err := s.SignIn(s.ctx, token)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{token, session} {
			if seen[secret] || len(secret)*6 < 128 || strings.Trim(secret, urlAlphabet) != "" {
				t.Fatalf("secret %q", secret)
			}
			seen[secret] = true
		}
	}
	files, err := filepath.Glob(s.file + "*") // the write-ahead log too
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	hashes := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for secret := range seen {
			if bytes.Contains(data, []byte(secret)) {
				t.Fatalf("%s holds a secret", filepath.Base(file))
			}
			if d, _ := digestOf(secret); bytes.Contains(data, []byte(d.String())) {
				hashes++
			}
		}
	}
	if hashes < len(seen) {
		t.Fatalf("the files hold %d hashes of %d secrets: the search does not see what is kept", hashes, len(seen))
	}
}

func TestNoErrorNamesASecret(t *testing.T) {
	s := newStage(t)
	token := s.invited(delegate)
	session, _, err := s.SignIn(s.ctx, token)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"get access/link/", "get access/session/", "delete access/session/"} {
		s.store.failing(kind, errOutage)
	}
	_, linkErr := s.Invited(s.ctx, token)
	_, sessionErr := s.Session(s.ctx, session)
	for what, err := range map[string]error{"link": linkErr, "session": sessionErr, "sign-out": s.SignOut(s.ctx, session)} {
		if !errors.Is(err, errOutage) {
			t.Errorf("%s: %v", what, err)
		} else if strings.Contains(err.Error(), token) || strings.Contains(err.Error(), session) {
			t.Errorf("%s: the error names the secret", what)
		}
	}
}

func TestAnAccountThatMayNotBeIsRefusedAndNothingIsKept(t *testing.T) {
	s := newStage(t)
	for what, change := range map[string]func(*Account){
		"no name":                         func(a *Account) { a.Person = "" },
		"a blank name":                    func(a *Account) { a.Person = " \t\u00a0" },
		"an invisible name":               func(a *Account) { a.Person = "\u200b\u200b" },
		"a name of 201 characters":        func(a *Account) { a.Person = strings.Repeat("é", 201) },
		"a name on two lines":             func(a *Account) { a.Person = "Tavea\nLorimu" },
		"a name with a control character": func(a *Account) { a.Person = "Tavea\x00Lorimu" },
		"a name that reads backwards":     func(a *Account) { a.Person = "Tavea \u202eumiroL" },
		"a name that is not UTF-8":        func(a *Account) { a.Person = "Tavea \xff" },
		"no role":                         func(a *Account) { a.Role = "" },
		"an unknown role":                 func(a *Account) { a.Role = "Chair" },
		"the role of nobody":              func(a *Account) { a.Role = editor.RolePublic },
		"a delegation without code":       func(a *Account) { a.Delegation = "" },
		"a code in small letters":         func(a *Account) { a.Delegation = "qlr" },
		"a code with a line end":          func(a *Account) { a.Delegation = "QLR\n" },
		"a delegation without name":       func(a *Account) { a.DelegationName = "" },
		"a delegation with a blank name":  func(a *Account) { a.DelegationName = "  " },
		"an observer with a code":         func(a *Account) { a.Role = editor.RoleObserver },
		"a Chair with a code":             func(a *Account) { a.Role, a.DelegationName = editor.RoleChair, "" },
		"a Secretariat with a delegation": func(a *Account) { a.Role, a.Delegation = editor.RoleSecretariat, "" },
		"a delegation everywhere":         func(a *Account) { a.Everywhere = true },
		"no report":                       func(a *Account) { a.Reports = nil },
		"a report without id":             func(a *Account) { a.Reports = []string{"r1", ""} },
		"too many reports":                func(a *Account) { a.Reports = strings.Split(strings.Repeat("r,", MaxReports)+"r", ",") },
		"an id with a slash":              func(a *Account) { a.ID = "a/b" },
		"an id with a line end":           func(a *Account) { a.ID = "a\n" },
	} {
		a := delegate
		change(&a)
		token, _, err := s.Invite(s.ctx, a)
		if !refusedAs(err, editor.CodeInvalid) || token != "" {
			t.Errorf("%s: %q, %v", what, token, err)
		} else if message := err.Error(); !strings.HasSuffix(message, ".") || len(message) > 300 || strings.Contains(message, "\n") {
			t.Errorf("%s: not one clear line: %q", what, message)
		}
	}
	if kept := s.kept(); len(kept) != 0 {
		t.Fatalf("kept %v", kept)
	}
}

func TestNamesAreTrimmedAndComposed(t *testing.T) {
	s := newStage(t)
	a := delegate
	a.Person, a.DelegationName = "  Rene\u0301e Vesh\n", "\tQuillara "
	b, err := s.Invited(s.ctx, s.invited(a))
	if err != nil || b.Person != "Ren\u00e9e Vesh" || b.DelegationName != "Quillara" {
		t.Fatalf("kept as %+v, %v", b, err)
	}
	a.Person = " " + strings.Repeat("é", 200) + " "
	s.invited(a)
}

func TestACodeIsTakenHereExactlyWhenASeatTakesIt(t *testing.T) {
	office := editor.Actor{Person: "p", Role: editor.RoleChair}
	draft := editor.Draft{Elements: []editor.Element{{Kind: editor.KindParagraph, Text: "The group met."}}}
	events, err := editor.Decide(nil, "r1", office, "c1", editor.Create{Draft: draft}, opening)
	if err != nil {
		t.Fatal(err)
	}
	var report *editor.Report
	for _, e := range events {
		if report, err = editor.Apply(report, e); err != nil {
			t.Fatal(err)
		}
	}
	taken := 0
	for _, code := range []string{"", "A", "AB", "ARV", "arv", "A1", "1A", "A-B", "-AB", "A B", "AB\n", "ÄB", "ABCDEFGHIJKL", "ABCDEFGHIJKLM"} {
		a := delegate
		a.Delegation = code
		_, here := a.clean()
		_, there := editor.Decide(report, "r1", office, "c2",
			editor.Seat{Delegation: editor.Delegation{Code: code, Name: "Quillara", Kind: editor.KindState}}, opening)
		if (here == nil) != (there == nil) {
			t.Errorf("code %q: the account says %v, the seat %v", code, here, there)
		}
		if there == nil {
			taken++
		}
	}
	if taken != 5 {
		t.Errorf("%d codes were taken for a seat", taken)
	}
}

func TestAnAccountsIDIsGivenOnce(t *testing.T) {
	s := newStage(t)
	var won atomic.Int32
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			a := delegate
			a.ID, a.Person = "p1", fmt.Sprintf("Delegate %d", i)
			switch token, _, err := s.Invite(s.ctx, a); {
			case err == nil:
				won.Add(1)
				if b, err := s.Invited(s.ctx, token); err != nil || b.Person != a.Person {
					t.Errorf("the winner's link leads to %+v, %v", b, err)
				}
			case !refusedAs(err, editor.CodeSettled) || token != "":
				t.Errorf("a loser got %q, %v", token, err)
			}
		})
	}
	wait.Wait()
	if n := won.Load(); n != 1 {
		t.Fatalf("%d got the id", n)
	}
	if kept := s.kept(); len(kept) != 2 {
		t.Fatalf("beside one account and its link there is kept: %v", kept)
	}
}

func TestTheStoreIsEmptyUntilTheFirstAccount(t *testing.T) {
	s := newStage(t)
	if empty, err := s.Empty(s.ctx); err != nil || !empty {
		t.Fatal(empty, err)
	}
	s.store.failing("put access/account/", errOutage)
	if _, _, err := s.Invite(s.ctx, chair); !errors.Is(err, errOutage) {
		t.Fatal(err)
	}
	if empty, err := s.Empty(s.ctx); err != nil || !empty || len(s.kept()) != 0 {
		t.Fatalf("after an invitation that failed: %v, %v, %v", empty, err, s.kept())
	}
	s.store.failing("put access/account/", nil)
	s.invited(chair)
	if empty, err := s.Empty(s.ctx); err != nil || empty {
		t.Fatal(empty, err)
	}
	s.store.failing("list access/account/", errOutage)
	if _, err := s.Empty(s.ctx); !errors.Is(err, errOutage) {
		t.Fatal(err)
	}
}

func TestAccountsAreListedOldestFirst(t *testing.T) {
	s := newStage(t)
	var want []string
	for i := range 5 {
		a := delegate
		a.ID = fmt.Sprintf("p%d", 9-i)
		want = append(want, a.ID)
		s.invited(a)
		s.time.pass(time.Minute)
	}
	all, err := s.All(s.ctx)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range all {
		got = append(got, a.ID)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("listed %v, want %v", got, want)
	}
}

func TestWithoutRandomnessNobodyIsInvitedOrSignedIn(t *testing.T) {
	s := newStage(t)
	token := s.invited(delegate)
	before := s.kept()
	for _, source := range []*strings.Reader{strings.NewReader(""), strings.NewReader("too few bytes"), strings.NewReader(strings.Repeat("x", 40))} {
		broken := NewAccounts(s.store, s.time.now, WithRandom(source))
		if token, _, err := broken.Invite(s.ctx, chair); err == nil || token != "" {
			t.Errorf("invited with %q, %v", token, err)
		}
	}
	broken := NewAccounts(s.store, s.time.now, WithRandom(iotest.ErrReader(errOutage)))
	if session, _, err := broken.SignIn(s.ctx, token); !errors.Is(err, errOutage) || session != "" {
		t.Errorf("signed in with %q, %v", session, err)
	}
	if after := s.kept(); !reflect.DeepEqual(before, after) {
		t.Errorf("the store held %v, now %v", before, after)
	}
}

func TestASlowSourceOfRandomnessIsReadToTheEnd(t *testing.T) {
	s := newStage(t, WithRandom(iotest.OneByteReader(rand.Reader)))
	token := s.invited(delegate)
	a, err := s.Invited(s.ctx, token)
	if err != nil || strings.HasSuffix(a.ID, "00000000") || strings.HasSuffix(token, "AAAAAA") {
		t.Fatalf("id %s, token %s, %v", a.ID, token, err)
	}
}

func refusedAs(err error, code editor.Code) bool {
	r, ok := editor.AsRefusal(err)
	return ok && r.Code == code
}
