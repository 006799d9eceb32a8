// session_test.go tests how sessions begin, last and end.

package access

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestEverySignInStartsANewSession(t *testing.T) {
	s := newStage(t)
	token := s.invited(delegate)
	first, _, err := s.SignIn(s.ctx, token)
	if err != nil {
		t.Fatal(err)
	}
	second, _, err := s.SignIn(s.ctx, token)
	if err != nil || first == second {
		t.Fatalf("%q, then %q, %v", first, second, err)
	}
	s.in(first)
	s.in(second)
	if err := s.SignOut(s.ctx, second); err != nil {
		t.Fatal(err)
	}
	s.out(second)
	s.in(first)
}

func TestWhatIsNoSessionIsSignedOut(t *testing.T) {
	s := newStage(t)
	token := s.invited(delegate)
	for _, session := range []string{token, strings.Repeat("A", secretChars),
		"", "x", strings.Repeat("!", secretChars), strings.Repeat("A", 1<<20)} {
		s.out(session)
		if err := s.SignOut(s.ctx, session); err != nil {
			t.Errorf("signing %.50q out: %v", session, err)
		}
	}
	if gets, deletes := s.store.count("get access/session/"), s.store.count("delete access/session/"); gets != 2 || deletes != 2 {
		t.Errorf("the store was asked %d and %d times: only about what can be a session", gets, deletes)
	}
}

func TestASessionEndsAfterFourteenDaysHoweverMuchItIsUsed(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	for range 13 {
		s.time.pass(day)
		s.in(session)
	}
	s.time.pass(day - time.Microsecond)
	s.in(session)
	s.time.pass(time.Microsecond)
	s.out(session)
}

func TestASessionUnusedForThreeDaysEnds(t *testing.T) {
	s := newStage(t)
	used, unused := s.signedIn(delegate), s.signedIn(observer)
	s.time.pass(2 * day)
	s.in(used)
	s.time.pass(day)
	s.out(unused)
	s.time.pass(2*day - time.Microsecond)
	s.in(used)
	s.time.pass(3 * day)
	s.out(used)
}

func TestUseIsNotedAtMostOnceAnHour(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	signedIn := s.store.count("put access/session/")
	for range 24 * 6 {
		s.time.pass(10 * time.Minute)
		s.in(session)
	}
	if n := s.store.count("put access/session/") - signedIn; n != 24 {
		t.Fatalf("%d notes in a day of use", n)
	}
}

func TestManyLookupsAtOnceAskTheStoreOnce(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	for round := 1; round <= 3; round++ {
		many := func() {
			var wait sync.WaitGroup
			for range 50 {
				wait.Go(func() {
					if _, err := s.Session(s.ctx, session); err != nil {
						t.Error(err)
					}
				})
			}
			wait.Wait()
		}
		var others sync.WaitGroup
		s.store.interrupt("get access/session/", func() {
			others.Go(many)
			time.Sleep(10 * time.Millisecond) // lets them come to wait; any that comes later finds the cache filled
		})
		s.in(session)
		others.Wait()
		s.time.pass(cacheFor - 1)
		many()
		if sessions, accounts := s.store.count("get access/session/"), s.store.count("get access/account/"); sessions != round || accounts != round+1 {
			t.Fatalf("round %d: asked for the session %d times, for the account %d times", round, sessions, accounts)
		}
		s.time.pass(1)
	}
}

func TestAnEndedSessionAsksTheStoreOnceInAWhileToo(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	if err := s.SignOut(s.ctx, session); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		s.out(session)
	}
	if n := s.store.count("get access/session/"); n != 1 {
		t.Fatalf("asked %d times", n)
	}
}

func TestTheCacheDoesNotOutliveTheSession(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	s.time.pass(IdleLimit - time.Second)
	s.store.failing("put access/session/", errOutage) // so that this use is not noted
	s.in(session)
	s.time.pass(cacheFor)
	s.out(session)
}

func TestAClockSetBackDoesNotKeepAnOldAnswer(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	s.in(session)
	if err := s.another().SignOut(s.ctx, session); err != nil {
		t.Fatal(err)
	}
	s.in(session) // cached
	s.time.pass(-time.Hour)
	s.out(session)
}

func TestASignOutElsewhereIsKnownWhenTheCacheRunsOut(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	s.in(session)
	if err := s.another().SignOut(s.ctx, session); err != nil {
		t.Fatal(err)
	}
	s.time.pass(cacheFor)
	s.out(session)
}

func TestNoLookupAfterASignOutFindsTheSession(t *testing.T) {
	s := newStage(t)
	for range 50 {
		session := s.signedIn(delegate)
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				if _, err := s.Session(s.ctx, session); err != nil && !errors.Is(err, ErrSignedOut) {
					t.Error(err)
				}
			})
		}
		if err := s.SignOut(s.ctx, session); err != nil {
			t.Fatal(err)
		}
		s.out(session)
		wait.Wait()
		s.out(session) // nor did a look-up that was under way cache it
	}
}

// The same without chance: the look-up has read the session when the sign-out begins.
func TestALookupUnderWayDoesNotCacheWhatASignOutEnds(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	done := make(chan struct{})
	s.store.interrupt("get access/account/", func() {
		go func() {
			defer close(done)
			if err := s.SignOut(s.ctx, session); err != nil {
				t.Error(err)
			}
		}()
		select {
		case <-done:
		case <-time.After(50 * time.Millisecond): // it waits for the look-up; one that did not would be done
		}
	})
	s.in(session)
	<-done
	s.out(session)
}

func TestSigningOutTwiceIsNoError(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	for range 2 {
		if err := s.SignOut(s.ctx, session); err != nil {
			t.Fatal(err)
		}
	}
	s.out(session)
}

func TestWhoSignsOutAndLeavesIsSignedOut(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	gone, leave := context.WithCancel(s.ctx)
	leave()
	if err := s.SignOut(gone, session); err != nil {
		t.Fatal(err)
	}
	s.out(session)
}

func TestASignOutThatCannotBeStoredSaysSoAndEndsNothing(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	ended, stop := s.Ended(session)
	defer stop()
	s.store.failing("delete access/session/", errOutage)
	if err := s.SignOut(s.ctx, session); !errors.Is(err, errOutage) {
		t.Fatal(err)
	}
	s.in(session)
	if closed(ended) {
		t.Fatal("the socket was told that the session ended")
	}
}

func TestAStoreThatDoesNotAnswerIsNotASignOut(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	for _, kind := range []string{"get access/session/", "get access/account/"} {
		s.store.failing(kind, errOutage)
		if _, err := s.Session(s.ctx, session); !errors.Is(err, errOutage) || errors.Is(err, ErrSignedOut) {
			t.Fatalf("%s: %v", kind, err)
		}
		s.store.failing(kind, nil)
	}
	s.in(session)
}

func TestAStoreThatCannotWriteKeepsNobodyOut(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	s.store.failing("put access/session/", errOutage)
	s.time.pass(2 * day)
	s.in(session)
	s.store.failing("put access/session/", nil)
	s.time.pass(cacheFor)
	s.in(session) // noted now
	s.time.pass(2 * day)
	s.in(session)
}

func TestNotingAUseDoesNotReviveASessionThatEndedMeanwhile(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	s.time.pass(2 * time.Hour)
	s.store.interrupt("put access/session/", func() {
		if err := s.another().SignOut(s.ctx, session); err != nil {
			t.Error(err)
		}
	})
	s.out(session)
	s.time.pass(cacheFor)
	s.out(session)
}

func TestTwoServersNoteOneUseAndBothLetItIn(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	s.time.pass(2 * time.Hour)
	s.store.interrupt("put access/session/", func() {
		if _, err := s.another().Session(s.ctx, session); err != nil {
			t.Error(err)
		}
	})
	s.in(session)
}

func TestWhatACallerDoesToAnAccountIsItsOwn(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	a, err := s.Session(s.ctx, session)
	if err != nil {
		t.Fatal(err)
	}
	a.Role, a.Reports[0] = "chair", "r2"
	if b, err := s.Session(s.ctx, session); err != nil || b.Role != "delegation" || b.Reports[0] != "r1" {
		t.Fatalf("the next caller got %+v, %v", b, err)
	}
}

func TestASessionWithoutItsAccountIsSignedOut(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	all, err := s.All(s.ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.store.Delete(s.ctx, accountPrefix+all[0].ID, 0); err != nil {
		t.Fatal(err)
	}
	s.out(session)
}

func TestTheLimitsHoldByTheServersClockWhereTheStoresIsBehind(t *testing.T) {
	s := newStage(t)
	token := s.invited(delegate)
	session, _, err := s.SignIn(s.ctx, token)
	if err != nil {
		t.Fatal(err)
	}
	ahead := NewAccounts(s.store, func() time.Time { return s.time.now().Add(LinkLimit) })
	if _, err := ahead.Invited(s.ctx, token); err != ErrNoInvitation {
		t.Errorf("the link: %v", err)
	}
	ended, stop := ahead.Ended(session)
	defer stop()
	if _, err := ahead.Session(s.ctx, session); err != ErrSignedOut {
		t.Errorf("the session: %v", err)
	}
	if err := ahead.Sweep(s.ctx); err != nil || !closed(ended) {
		t.Errorf("its socket: told %v, %v", closed(ended), err)
	}
}

// Whatever people do and however time passes, a session is signed in exactly
// within its two limits and before its sign-out, on whichever server it is asked.
func TestSessionsLastAsTheLimitsSay(t *testing.T) {
	s := newStage(t)
	a := chair
	a.ID = "p1"
	s.invited(a)
	type model struct {
		secret         string
		signedIn, used time.Time
		ended          bool
	}
	rapid.Check(t, func(t *rapid.T) {
		var sessions []*model
		servers := []*Accounts{s.another(), s.another()}
		server := rapid.Map(rapid.Bool(), func(second bool) *Accounts {
			if second {
				return servers[1]
			}
			return servers[0]
		})
		pick := func(t *rapid.T) *model {
			if len(sessions) == 0 {
				t.Skip("nobody")
			}
			return rapid.SampledFrom(sessions).Draw(t, "session")
		}
		t.Repeat(map[string]func(*rapid.T){
			"sign in": func(t *rapid.T) {
				token, _, err := s.NewLink(s.ctx, "p1") // the last one may have expired
				if err != nil {
					t.Fatal(err)
				}
				secret, _, err := server.Draw(t, "server").SignIn(s.ctx, token)
				if err != nil {
					t.Fatal(err)
				}
				sessions = append(sessions, &model{secret: secret, signedIn: s.time.now(), used: s.time.now()})
			},
			"use": func(t *rapid.T) {
				m, now := pick(t), s.time.now()
				live := !m.ended && now.Before(m.signedIn.Add(14*day)) && now.Before(m.used.Add(3*day))
				_, err := server.Draw(t, "server").Session(s.ctx, m.secret)
				if live != (err == nil) || err != nil && !errors.Is(err, ErrSignedOut) {
					t.Fatalf("live %v, but %v: signed in %v, used %v, now %v", live, err, m.signedIn, m.used, now)
				}
				if live && now.Sub(m.used) >= time.Hour {
					m.used = now
				}
				s.time.pass(cacheFor) // what one server has cached is not the other's business here
			},
			"sign out": func(t *rapid.T) {
				m := pick(t)
				if err := server.Draw(t, "server").SignOut(s.ctx, m.secret); err != nil {
					t.Fatal(err)
				}
				m.ended = true
				s.time.pass(cacheFor)
			},
			"wait": func(t *rapid.T) {
				s.time.pass(rapid.SampledFrom([]time.Duration{time.Microsecond, time.Minute, time.Hour - time.Second,
					time.Hour, day, 3*day - time.Hour, 3*day - time.Minute, 3 * day}).Draw(t, "for"))
			},
		})
	})
}
