// outside_test.go is a revision that comes from outside, through the real program: compared, said of,
// confirmed as it was shown, and nothing pending lost.

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/formats"
	"adref/server/wire"
)

// outside sends a file as a revision from outside.
func (c *client) outside(report, name string, data []byte) (wire.Outside, int) {
	c.t.Helper()
	status, answer := c.send("POST", "/api/reports/"+report+"/outside?name="+url.QueryEscape(name), "application/octet-stream", bytes.NewReader(data))
	if status >= http.StatusBadRequest {
		return wire.Outside{}, status
	}
	return parse[wire.Outside](c.t, answer), status
}

// says says what belongs together; ok is false when it was refused as stale.
func (c *client) says(report string, o wire.Outside, pairings ...editor.Pairing) (now wire.Outside, ok bool) {
	c.t.Helper()
	body, _ := json.Marshal(wire.OutsidePairings{Seen: o.Seen, Pairings: pairings})
	status, answer := c.send("PUT", "/api/reports/"+report+"/outside", "application/json", bytes.NewReader(body))
	if status == http.StatusConflict {
		return now, false
	}
	if status != http.StatusOK {
		c.t.Fatalf("%d %s", status, answer)
	}
	return parse[wire.Outside](c.t, answer), true
}

// confirms confirms what was shown.
func (c *client) confirms(report, id, seen string) wire.Reply {
	c.t.Helper()
	body, _ := json.Marshal(wire.OutsideConfirmed{ID: id, Seen: seen})
	_, answer := c.send("POST", "/api/reports/"+report+"/outside/confirmed", "application/json", bytes.NewReader(body))
	return parse[wire.Reply](c.t, answer)
}

// exported is the live text as a page, without what is no longer in it.
func (c *client) exported(report string) string {
	c.t.Helper()
	status, data := c.send("GET", "/api/reports/"+report+"/export?format=txt&text=live", "", nil)
	if status != http.StatusOK {
		c.t.Fatalf("%d %s", status, data)
	}
	return string(data)
}

func draftOf(t testing.TB, file string) (editor.Draft, []byte) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	draft, _, err := formats.Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return draft, data
}

func TestARevisionOfARealTextFromOutsideIsConfirmedAndNothingPendingIsLost(t *testing.T) {
	before, after := testData(t, "drafts", "paris-2015-12-04.txt"), testData(t, "drafts", "paris-2015-12-09.txt")
	db := filepath.Join(t.TempDir(), "adref.db")
	p := serveProgram(t, db, 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(before)
	chair.do(report, editor.Circulate{Name: "4 December", Audience: editor.AudiencePublic})
	first := chair.snapshot(report)
	states := []*client{chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia"), chair.invite(report, editor.RoleDelegation, "COR", "Corvia"), chair.invite(report, editor.RoleDelegation, "HLV", "Halvaria")}

	random := rand.New(rand.NewPCG(4, 9))
	filed := map[string]editor.Amend{}
	for len(filed) < 200 {
		para := first.Paragraphs[random.IntN(len(first.Paragraphs))]
		words := strings.Fields(para.Text)
		c := editor.Amend{Kind: editor.AmendRevise, Paragraph: para.ID, Version: para.Version}
		switch at := random.IntN(len(words)); random.IntN(8) {
		case 0:
			c.Kind = editor.AmendDelete
		case 1:
			c.Kind, c.Text = editor.AmendInsertAfter, fmt.Sprintf("Parties shall meet again in %d.", 2030+len(filed))
		case 2:
			c.Text = strings.Join(slices.Insert(slices.Clone(words), at, "shall"), " ")
		default:
			c.Text = strings.Join(slices.Concat(words[:at], []string{fmt.Sprint("word", len(filed))}, words[at+1:]), " ")
		}
		reply, _ := states[random.IntN(len(states))].post(report, request(c))
		if reply.OK != nil {
			filed[reply.OK.Made[0]] = c
		}
	}

	draft, data := draftOf(t, after)
	begun := time.Now()
	o, status := chair.outside(report, filepath.Base(after), data)
	t.Logf("compared in %v", time.Since(begun).Round(time.Millisecond))
	if status != http.StatusCreated || o.Refused != nil {
		t.Fatalf("%d %+v", status, o.Refused)
	}
	counts, fate, elements, shown := map[string]int{}, map[string]bool{}, 0, map[string]editor.Class{}
	unsure, alike := 0, 0
	for _, c := range o.Changes {
		counts[c.Change]++
		if c.Unsure {
			unsure++
		}
		if c.Change == "kept" {
			alike++
		}
		for _, f := range c.From {
			if fate[f.Paragraph] {
				t.Errorf("%s has two fates", f.Paragraph)
			}
			fate[f.Paragraph] = true
		}
		for _, to := range c.To {
			if to.Element != elements {
				t.Errorf("element %d stands where %d is wanted", to.Element, elements)
			}
			elements++
		}
		for _, a := range c.Amendments {
			shown[a.Amendment] = a.Class
		}
	}
	t.Logf("%d paragraphs, %d elements: %v, %d unsure", len(first.Paragraphs), len(draft.Elements), counts, unsure)
	if len(fate) != len(first.Paragraphs) || elements != len(draft.Elements) || alike < 10 || counts["revised"] < 10 {
		t.Errorf("%d of %d paragraphs and %d of %d elements have a fate; %v", len(fate), len(first.Paragraphs), elements, len(draft.Elements), counts)
	}
	if unchanged := chair.snapshot(report); unchanged.Cursor != chair.snapshot(report).Cursor || unchanged.Paragraphs[0].Version != 1 {
		t.Error("comparing changed the report")
	}

	begun = time.Now()
	reply := chair.confirms(report, "c1", o.Seen)
	took := time.Since(begun)
	if reply.OK == nil {
		t.Fatalf("%+v", reply.Error)
	}
	t.Logf("confirmed in %v", took.Round(time.Millisecond))
	if again := chair.confirms(report, "c1", o.Seen); again.OK == nil || again.OK.Cursor != reply.OK.Cursor {
		t.Errorf("sent again: %+v", again)
	}

	// The text is the revision, all of it and in its order.
	now := chair.snapshot(report)
	var is []wire.Paragraph
	for _, para := range now.Paragraphs {
		if para.Text != "" {
			is = append(is, para)
		}
	}
	if len(is) != len(draft.Elements) {
		t.Fatalf("%d paragraphs for %d elements", len(is), len(draft.Elements))
	}
	for i, el := range draft.Elements {
		if is[i].Text != el.Text || is[i].Kind != el.Kind || is[i].Level != el.Level || is[i].Annex != el.Annex {
			t.Fatalf("element %d is %q, and stands as %q", i, el.Text, is[i].Text)
		}
	}

	// Every paragraph of both has its row in the comparison.
	comparison := get[wire.Comparison](chair, "/api/reports/"+report+"/compare?from="+now.Revisions[0].ID+"&to=live")
	rows := map[string]bool{}
	for _, pair := range comparison.Pairs {
		rows[pair.Paragraph] = true
	}
	for _, para := range is {
		if !rows[para.ID] {
			t.Errorf("%s %q is not in the concordance", para.ID, para.Number)
		}
	}
	merged := map[string]bool{} // whose row is that of what they were merged into
	for _, c := range o.Changes {
		if c.Change == "merged" {
			for _, f := range c.From[1:] {
				merged[f.Paragraph] = rows[c.From[0].Paragraph]
			}
		}
	}
	for _, para := range first.Paragraphs {
		if !rows[para.ID] && !merged[para.ID] {
			t.Errorf("%s %q has no fate", para.ID, para.Number)
		}
	}

	// Everything pending stands as it was shown to, on what is in the text; what was filed is what it was.
	standing := map[string]bool{}
	for _, para := range now.Paragraphs {
		standing[para.ID] = true
	}
	classes := map[string]int{}
	for _, a := range now.Amendments {
		c, ok := filed[a.ID]
		if !ok {
			continue
		}
		delete(filed, a.ID)
		if c.Text != "" && a.Text != c.Text || a.Version != c.Version {
			t.Errorf("no. %d is no longer what was filed", a.No)
		}
		class := shown[a.ID]
		classes[string(class)]++
		if (class == editor.ClassOvertaken) != (a.State == editor.StateOvertaken) || class != editor.ClassOvertaken && a.State != editor.StatePending {
			t.Errorf("no. %d is %s, shown as %s", a.No, a.State, class)
		}
		on := append([]string{a.Paragraph}, a.Also...)
		if !slices.ContainsFunc(on, func(id string) bool { return standing[id] }) {
			t.Errorf("no. %d stands on nothing that is in the text", a.No)
		}
	}
	t.Logf("pending amendments: %v", classes)
	if len(filed) != 0 {
		t.Errorf("%d amendments are lost", len(filed))
	}

	// The next revision holds the same, and the log is whole.
	chair.do(report, editor.Circulate{Name: "9 December", Audience: editor.AudiencePublic})
	p.Stop()
	if out, errs, status := adref(t, "verify", "-db", db); status != 0 {
		t.Errorf("%d %s %s", status, out, errs)
	}
}

func TestTheChairSaysWhatBelongsTogetherBeforeARevisionFromOutsideIsConfirmed(t *testing.T) {
	db := filepath.Join(t.TempDir(), "adref.db")
	p := serveProgram(t, db, 1)
	chair := signIn(t, p.URL, p.Link)
	file := filepath.Join(t.TempDir(), "base.txt")
	if err := os.WriteFile(file, []byte("1. The States hear the experts on ice each spring.\n\n2. The ports of the north open in May.\n\n3. They publish what they heard.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	report := chair.load(file)
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	at := chair.snapshot(report).Paragraphs
	chair.do(report, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: at[0].ID, Version: 1}}})
	amendment := arvenia.do(report, editor.Amend{Kind: editor.AmendRevise, Paragraph: at[1].ID, Version: 1, Text: "The ports of the north open in June."}).Made[0]
	rev2 := []byte("1. They publish what they heard.\n\n2. The States hear the experts on ice and snow each spring.\n\n3. Every harbour is closed until the thaw.\n")

	if _, status := arvenia.outside(report, "rev2.txt", rev2); status != http.StatusForbidden {
		t.Errorf("a delegation: %d", status)
	}
	if status, _ := arvenia.send("GET", "/api/reports/"+report+"/outside", "", nil); status != http.StatusForbidden {
		t.Errorf("a delegation reads it: %d", status)
	}
	if _, status := chair.outside(report, "rev2.pdf", rev2); status != http.StatusBadRequest {
		t.Errorf("a file that cannot be read: %d", status)
	}
	if _, status := chair.outside(report, "empty.txt", nil); status != http.StatusBadRequest {
		t.Errorf("an empty file: %d", status)
	}
	if status, _ := chair.send("GET", "/api/reports/"+report+"/outside", "", nil); status != http.StatusNotFound {
		t.Errorf("there is none yet: %d", status)
	}
	o, _ := chair.outside(report, "rev2.txt", rev2)
	told := func(o wire.Outside) string {
		var words []string
		for _, c := range o.Changes {
			words = append(words, c.Change)
		}
		return strings.Join(words, " ")
	}
	if got := told(o); got != "moved revised gone new" {
		t.Fatalf("shown is %s", got)
	}
	if len(o.Reopened) != 1 || o.Reopened[0].Number != "1" {
		t.Errorf("reopened would be %+v", o.Reopened)
	}
	if a := o.Changes[2].Amendments; len(a) != 1 || a[0].Amendment != amendment || a[0].Class != editor.ClassGone {
		t.Errorf("of what is gone: %+v", a)
	}
	if again, status := chair.outside(report, "rev2.txt", rev2); status != http.StatusOK || again.Seen != o.Seen {
		t.Errorf("sent again: %d", status)
	}
	if _, status := chair.outside(report, "other.txt", []byte("1. One.\n")); status != http.StatusConflict {
		t.Errorf("another in its place: %d", status)
	}

	paired, ok := chair.says(report, o, editor.Pairing{Paragraph: at[1].ID, Element: 2, Together: true})
	if !ok || told(paired) != "moved revised revised" || !paired.Changes[2].Said || paired.Changes[2].Amendments[0].Class != editor.ClassOverlapping {
		t.Fatalf("paired: %+v", paired.Changes)
	}
	if _, ok := chair.says(report, o); ok {
		t.Error("said of what is no longer shown")
	}
	if reply := chair.confirms(report, "c1", o.Seen); reply.Error == nil || reply.Error.Code != "stale" {
		t.Errorf("confirmed what is no longer shown: %+v", reply)
	}

	// What is filed meanwhile was not shown. Nothing said is lost, not by a restart either.
	arvenia.do(report, editor.Amend{Kind: editor.AmendDelete, Paragraph: at[2].ID, Version: 1})
	p.Stop()
	again := serveProgram(t, db, 0)
	for _, c := range []*client{chair, arvenia} {
		old, _ := url.Parse(c.base)
		next, _ := url.Parse(again.URL)
		c.http.Jar.SetCookies(next, c.http.Jar.Cookies(old))
		c.base = again.URL
	}
	if reply := chair.confirms(report, "c1", paired.Seen); reply.OK != nil {
		t.Error("confirmed with an amendment that was not shown")
	}
	o = get[wire.Outside](chair, "/api/reports/"+report+"/outside")
	if told(o) != "moved revised revised" || len(o.Changes[0].Amendments) != 1 {
		t.Errorf("after a restart %s", told(o))
	}
	delegate := arvenia.dial(report, arvenia.snapshot(report).Cursor)
	reply := chair.confirms(report, "c1", o.Seen)
	if reply.OK == nil {
		t.Fatalf("%+v", reply.Error)
	}
	if m := delegate.until("revision_loaded"); !m.Load || m.Event.Revision != "rev2.txt" {
		t.Errorf("the delegation hears %+v", m.Frame)
	}
	now := arvenia.snapshot(report)
	if now.Paragraphs[0].ID != at[2].ID || now.Paragraphs[1].ID != at[0].ID || now.Paragraphs[1].Status != editor.StatusOpen || now.Paragraphs[2].ID != at[1].ID {
		t.Errorf("the text is %+v", now.Paragraphs)
	}
	history := get[wire.History](arvenia, "/api/reports/"+report+"/paragraphs/"+at[2].ID+"/history")
	if e := history.Steps[len(history.Steps)-1].Event; e.Type != "revision_loaded" || e.Kind != "moved" || e.Revision != "rev2.txt" {
		t.Errorf("the history of what moved ends with %+v", e)
	}
	if status, _ := chair.send("GET", "/api/reports/"+report+"/outside", "", nil); status != http.StatusNotFound {
		t.Errorf("it is still to be confirmed: %d", status)
	}
	o, status := chair.outside(report, "rev3.txt", []byte("1. One.\n"))
	if status != http.StatusCreated || told(o) != "gone gone gone new" && told(o) != "new gone gone gone" {
		t.Errorf("the next: %d %s", status, told(o))
	}
	if status, _ := chair.send("DELETE", "/api/reports/"+report+"/outside", "", nil); status != http.StatusNoContent {
		t.Errorf("put aside: %d", status)
	}
	if status, _ := chair.send("GET", "/api/reports/"+report+"/outside", "", nil); status != http.StatusNotFound {
		t.Errorf("it was put aside: %d", status)
	}
}

func TestTheCommandLineShowsWhatARevisionFromOutsideWouldChangeAndConfirmsIt(t *testing.T) {
	dir := t.TempDir()
	db, base, rev := filepath.Join(dir, "adref.db"), filepath.Join(dir, "base.txt"), filepath.Join(dir, "rev2.txt")
	for file, text := range map[string]string{
		base: "1. The States hear the experts on ice each spring.\n\n2. They publish what they heard.\n\n3. They rest.\n",
		rev:  "1. They publish what they heard.\n\n2. The States hear all experts on ice each spring.\n\n3. Nobody sails before the thaw.\n",
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	report, errs, status := adref(t, "import", "-db", db, base)
	if status != 0 {
		t.Fatal(errs)
	}
	report = strings.TrimSpace(report)
	out, errs, status := adref(t, "import", "-db", db, "-revision-of", report, rev)
	if status != 0 || !strings.Contains(out, "1 revised, 1 moved, 1 new, 1 gone") {
		t.Errorf("%d %s %s", status, out, errs)
	}
	exported := func() string {
		text, errs, status := adref(t, "export", "-db", db, report)
		if status != 0 {
			t.Fatal(errs)
		}
		return text
	}
	if !strings.Contains(exported(), "They rest.") {
		t.Error("showing it changed the text")
	}
	out, errs, status = adref(t, "import", "-db", db, "-format", "json", "-revision-of", report, "-confirm", rev)
	if o := parse[wire.Outside](t, []byte(out)); status != 0 || len(o.Changes) != 4 {
		t.Errorf("%d %s %s", status, out, errs)
	}
	if text := exported(); strings.Contains(text, "They rest.") || !strings.Contains(text, "hear all experts") {
		t.Errorf("the text is %s", text)
	}
	for want, args := range map[int][][]string{
		1: {{"import", "-db", db, "-revision-of", report, rev}}, // it reads so already
		2: {{"import", "-db", db, "-confirm", rev}, {"import", "-db", db, "-revision-of", "nope", rev}, {"import", "-db", db, "-format", "xml", "-revision-of", report, rev}},
	} {
		for _, args := range args {
			if out, errs, status := adref(t, args...); status != want || errs == "" {
				t.Errorf("%v: %d %s %s", args, status, out, errs)
			}
		}
	}
	if _, errs, status := adref(t, "verify", "-db", db); status != 0 {
		t.Error(errs)
	}
}

func TestAThousandParagraphsFromOutsideAreConfirmedInOneAct(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	random := rand.New(rand.NewPCG(1, 2))
	sentence := func() string {
		words := make([]string, 40)
		for i := range words {
			words[i] = fmt.Sprintf("w%d", random.IntN(5_000))
		}
		return strings.Join(words, " ") + "."
	}
	var before, after []string
	for i := range 1_000 {
		text := sentence()
		before = append(before, text)
		switch i % 5 {
		case 0:
			after = append(after, strings.Replace(text, "w", "changed w", 1+random.IntN(5)))
		case 1:
			at := random.IntN(len(after) + 1)
			after = slices.Insert(after, at, text)
		case 2:
			after = append(after, text, sentence())
		case 3:
		case 4:
			after = append(after, text)
		}
	}
	page := func(texts []string) []byte {
		var b bytes.Buffer
		for i, text := range texts {
			fmt.Fprintf(&b, "%d. %s\n\n", i+1, text)
		}
		return b.Bytes()
	}
	file := filepath.Join(t.TempDir(), "base.txt")
	if err := os.WriteFile(file, page(before), 0o644); err != nil {
		t.Fatal(err)
	}
	report := chair.load(file)
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	for i, para := range chair.snapshot(report).Paragraphs {
		if i%5 == 0 {
			arvenia.do(report, editor.Amend{Kind: editor.AmendRevise, Paragraph: para.ID, Version: 1, Text: para.Text + " And so on."})
		}
	}
	begun := time.Now()
	o, status := chair.outside(report, "rev.txt", page(after))
	if status != http.StatusCreated {
		t.Fatal(status)
	}
	compared := time.Since(begun)
	begun = time.Now()
	if reply := chair.confirms(report, "c1", o.Seen); reply.OK == nil {
		t.Fatalf("%+v", reply.Error)
	}
	t.Logf("compared in %v, confirmed in %v", compared.Round(time.Millisecond), time.Since(begun).Round(time.Millisecond))
	i := 0
	for _, para := range chair.snapshot(report).Paragraphs {
		if para.Text == "" {
			continue
		}
		if i >= len(after) || para.Text != after[i] {
			t.Fatalf("paragraph %d is %q", i+1, para.Text)
		}
		i++
	}
	if i != len(after) {
		t.Errorf("%d paragraphs of %d", i, len(after))
	}
}
