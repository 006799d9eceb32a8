// ended_test.go tests what an open socket learns.

package access

import (
	"errors"
	"sync"
	"testing"
)

func TestEverySocketOfASessionLearnsOfItsSignOutAtOnce(t *testing.T) {
	s := newStage(t)
	session, other := s.signedIn(delegate), s.signedIn(observer)
	first, stopFirst := s.Ended(session)
	second, stopSecond := s.Ended(session)
	third, stopThird := s.Ended(other)
	defer stopFirst()
	defer stopSecond()
	defer stopThird()
	if closed(first) || closed(second) {
		t.Fatal("told before the sign-out")
	}
	if err := s.SignOut(s.ctx, session); err != nil {
		t.Fatal(err)
	}
	if !closed(first) || !closed(second) || closed(third) {
		t.Fatalf("told: first %v, second %v, of another session %v", closed(first), closed(second), closed(third))
	}
}

func TestASweepTellsOfSessionsThatReachedTheirLimits(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	ended, stop := s.Ended(session)
	defer stop()
	s.time.pass(IdleLimit - 1000)
	if err := s.Sweep(s.ctx); err != nil || closed(ended) {
		t.Fatalf("before its end: told %v, %v", closed(ended), err)
	}
	s.time.pass(1000)
	if err := s.Sweep(s.ctx); err != nil || !closed(ended) {
		t.Fatalf("at its end: told %v, %v", closed(ended), err)
	}
}

func TestASweepTellsOfASignOutOnAnotherServerAndForgetsWhatWasCached(t *testing.T) {
	s := newStage(t)
	session, other := s.signedIn(delegate), s.signedIn(observer)
	ended, stop := s.Ended(session)
	defer stop()
	otherEnded, stopOther := s.Ended(other)
	defer stopOther()
	s.in(session)
	if err := s.another().SignOut(s.ctx, session); err != nil {
		t.Fatal(err)
	}
	if err := s.Sweep(s.ctx); err != nil || !closed(ended) || closed(otherEnded) {
		t.Fatalf("told %v, of another session %v, %v", closed(ended), closed(otherEnded), err)
	}
	s.out(session)
	s.in(other)
}

func TestASweepIsNoUseOfASession(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	_, stop := s.Ended(session)
	defer stop()
	for range 3 {
		if err := s.Sweep(s.ctx); err != nil {
			t.Fatal(err)
		}
		s.time.pass(day)
	}
	s.out(session)
}

func TestASweepAsksTheStoreOnceAndNotAtAllWithoutSockets(t *testing.T) {
	s := newStage(t)
	var stops []func()
	for range 10 {
		_, stop := s.Ended(s.signedIn(delegate))
		stops = append(stops, stop)
	}
	gets := s.store.count("get access/session/")
	if err := s.Sweep(s.ctx); err != nil {
		t.Fatal(err)
	}
	for _, stop := range stops {
		stop()
	}
	if err := s.Sweep(s.ctx); err != nil {
		t.Fatal(err)
	}
	if lists := s.store.count("list access/session/"); lists != 1 || s.store.count("get access/session/") != gets {
		t.Fatalf("listed %d times", lists)
	}
}

func TestASweepOfAStoreThatDoesNotAnswerEndsNobody(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	ended, stop := s.Ended(session)
	defer stop()
	s.store.failing("list access/session/", errOutage)
	if err := s.Sweep(s.ctx); !errors.Is(err, errOutage) || closed(ended) {
		t.Fatalf("told %v, %v", closed(ended), err)
	}
}

// A session that starts while a sweep asks the store may be missing in the answer.
func TestASweepDoesNotEndASessionThatBeganMeanwhile(t *testing.T) {
	s := newStage(t)
	_, stop := s.Ended(s.signedIn(delegate))
	defer stop()
	slow := &lateLister{meter: s.store}
	s.Accounts.keep = slow
	var ended <-chan struct{}
	slow.after = func() {
		var stop func()
		ended, stop = s.Ended(s.signedIn(observer))
		t.Cleanup(stop)
	}
	if err := s.Sweep(s.ctx); err != nil || ended == nil || closed(ended) {
		t.Fatalf("a session that is good was ended (%v)", err)
	}
}

func TestNobodyIsToldWhoStoppedWaiting(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	stopped, stop := s.Ended(session)
	waiting, stopWaiting := s.Ended(session)
	stop()
	stop() // counts once
	if err := s.SignOut(s.ctx, session); err != nil {
		t.Fatal(err)
	}
	if !closed(waiting) {
		t.Fatal("who still waited was not told")
	}
	stopWaiting()
	_ = stopped // shared with who waited

	session = s.signedIn(delegate)
	alone, stop := s.Ended(session)
	stop()
	if err := s.SignOut(s.ctx, session); err != nil || closed(alone) {
		t.Fatalf("told %v, %v", closed(alone), err)
	}
	if n := len(s.watched.by); n != 0 {
		t.Fatalf("%d sessions are still watched", n)
	}
}

func TestALateStopDoesNotForgetAnotherSocket(t *testing.T) {
	s := newStage(t)
	session := s.signedIn(delegate)
	_, stopFirst := s.Ended(session)
	if err := s.SignOut(s.ctx, session); err != nil {
		t.Fatal(err)
	}
	second, stopSecond := s.Ended(session) // a socket that opened just then
	defer stopSecond()
	stopFirst()
	if err := s.Sweep(s.ctx); err != nil || !closed(second) {
		t.Fatalf("told %v, %v", closed(second), err)
	}
}

func TestWhatCannotBeASessionHasEnded(t *testing.T) {
	s := newStage(t)
	ended, stop := s.Ended("x")
	defer stop()
	if !closed(ended) {
		t.Fatal("not told")
	}
}

func TestAThousandSocketsComeAndGoWhileSessionsEnd(t *testing.T) {
	s := newStage(t)
	var sessions []string
	for range 20 {
		sessions = append(sessions, s.signedIn(delegate))
	}
	var wait, open sync.WaitGroup
	for i := range 1000 {
		open.Add(1)
		wait.Go(func() {
			ended, stop := s.Ended(sessions[i%len(sessions)])
			defer stop()
			open.Done()
			if i%3 == 0 {
				return // closes by itself
			}
			<-ended
		})
	}
	open.Wait()
	for i, session := range sessions {
		server := s.Accounts
		if i%2 == 0 {
			server = s.another()
		}
		wait.Go(func() {
			if err := server.SignOut(s.ctx, session); err != nil {
				t.Error(err)
			}
			if err := s.Sweep(s.ctx); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n := len(s.watched.by); n != 0 {
		t.Fatalf("%d sessions are still watched", n)
	}
}
