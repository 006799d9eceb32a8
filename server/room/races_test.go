// races_test.go lets two servers decide the same report through one store, and asks of what each
// client saw whether one after the other could have decided it all: then exactly one decision won each race.

package room

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine" // judges histories: checking them by hand is a search of its own

	"adref/editor"
)

// act is what a client asked of one paragraph.
type act struct {
	paragraph string
	who       string // "" is the Chair
	command   editor.Command
}

// answer is what the client was told: a refusal's code, or "".
type answer struct{ code editor.Code }

var codes = []string{"ARV", "COR"}

// stand is where a paragraph stands, as far as these commands go.
type stand struct {
	version, agreed int
	objecting       [2]bool // by place in codes
}

// oneAfterTheOther is the law of consensus for one paragraph, told a second time and small.
var oneAfterTheOther = porcupine.Model{
	Partition: func(history []porcupine.Operation) [][]porcupine.Operation {
		by := map[string][]porcupine.Operation{}
		for _, op := range history {
			p := op.Input.(act).paragraph
			by[p] = append(by[p], op)
		}
		var all [][]porcupine.Operation
		for _, part := range by {
			all = append(all, part)
		}
		return all
	},
	Init: func() any { return stand{version: 1} },
	Step: func(state, input, output any) (bool, any) {
		s, a, told := state.(stand), input.(act), output.(answer).code
		who := slices.Index(codes, a.who)
		switch c := a.command.(type) {
		case editor.Revise:
			if c.Version != s.version {
				return told == editor.CodeStale, s
			}
			s.version++
			return told == "", s
		case editor.Agree:
			switch {
			case c.Paragraphs[0].Version != s.version:
				return told == editor.CodeStale, s
			case s.objecting != [2]bool{}:
				return told == editor.CodeBlocked, s
			case s.agreed == s.version:
				return told == editor.CodeSettled, s
			}
			s.agreed = s.version
			return told == "", s
		case editor.Reopen:
			if s.agreed != s.version {
				return told == editor.CodeSettled, s
			}
			s.agreed = 0
			return told == "", s
		case editor.Object:
			if s.objecting[who] {
				return told == editor.CodeSettled, s
			}
			s.objecting[who] = true
			return told == "", s
		case editor.Lift:
			if !s.objecting[who] {
				return told == editor.CodeSettled, s
			}
			s.objecting[who] = false
			return told == "", s
		}
		return false, s
	},
	DescribeOperation: func(input, output any) string {
		a := input.(act)
		return fmt.Sprintf("%s %T%v → %v", a.who, a.command, a.command, output.(answer).code)
	},
}

func TestTwoServersDecideTheSameReportAsIfOneAfterTheOther(t *testing.T) {
	const rounds = 1000
	f := open(t)
	servers := []*Room{f.again(), f.again()}
	paragraphs := []string{"p1", "p2", "p3"}
	var lock sync.Mutex
	var history []porcupine.Operation
	begun := time.Now()
	// ask sends one command through one server and writes down what the client saw.
	ask := func(client int, in *Room, a act) (Outcome, editor.Code) {
		by := chair
		if a.who != "" {
			by = of(a.who)
		}
		op := porcupine.Operation{ClientId: client, Input: a, Call: time.Since(begun).Nanoseconds()}
		outcome, err := submit(t, in, by, fmt.Sprint("race", commands.Add(1)), a.command)
		op.Return = time.Since(begun).Nanoseconds()
		var told answer
		if refusal := (*editor.Refusal)(nil); errors.As(err, &refusal) {
			told.code = refusal.Code
		} else if err != nil {
			t.Error(err)
			return outcome, "fault"
		}
		op.Output = told
		lock.Lock()
		history = append(history, op)
		lock.Unlock()
		return outcome, told.code
	}
	wins, contested := 0, 0
	random := rand.New(rand.NewPCG(4, 4))
	for round := range rounds {
		id := paragraphs[random.IntN(len(paragraphs))]
		p, _ := servers[round%2].Now().Report.Paragraph(id)
		version, text := p.Current(), fmt.Sprintf("States keep harbours open in round %d", round)
		start := make(chan struct{})
		var group sync.WaitGroup
		var won [2]editor.Code
		for i, in := range servers {
			group.Go(func() { // both revise the version that they see; only one can, and either may then agree it
				<-start
				_, won[i] = ask(i, in, act{id, "", editor.Revise{Paragraph: id, Version: version, Text: fmt.Sprint(text, " and ", i, ".")}})
				ask(i, in, act{id, "", editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: id, Version: version + 1}}}})
			})
			group.Go(func() { // a delegation objects, then finds its objection and lifts it
				<-start
				who := codes[i]
				made, code := ask(2+i, in, act{id, who, editor.Object{Paragraph: id, Version: version, Kind: editor.ObjectionPlain}})
				if code == "" {
					ask(2+i, servers[1-i], act{id, who, editor.Lift{Objection: made.Made[0]}})
				}
			})
			group.Go(func() {
				<-start
				ask(4+i, in, act{id, "", editor.Reopen{Paragraph: id}})
			})
		}
		close(start)
		group.Wait()
		if t.Failed() {
			t.FailNow()
		}
		for _, code := range won {
			if code == "" {
				wins++
			}
		}
		if won[0] == "" || won[1] == "" {
			contested++
		}
		if won[0] == "" && won[1] == "" {
			t.Fatalf("round %d: both servers revised version %d of %s", round, version, id)
		}
	}
	judged := porcupine.CheckOperations(oneAfterTheOther, history)
	t.Logf("%d rounds, %d commands, %d races to revise won by one of two; the history could have been one after the other: %v", rounds, len(history), wins, judged)
	if !judged {
		t.Error("no order of the commands explains what the clients saw")
	}
	if contested < rounds/2 {
		t.Errorf("only %d of %d rounds had a winner", contested, rounds)
	}
	one, two := servers[0], servers[1]
	for _, in := range servers {
		if err := in.catchUp(t.Context(), in.Now()); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range paragraphs {
		a, _ := one.Now().Report.Paragraph(id)
		b, _ := two.Now().Report.Paragraph(id)
		if a.Text() != b.Text() || a.Agreed != b.Agreed || a.Current() != b.Current() {
			t.Errorf("the two servers hold different texts of %s", id)
		}
	}
}
