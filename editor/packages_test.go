// packages_test.go is rule 12 as scenarios: “nothing is agreed until everything is agreed”.
// PRACTICE 11: packages tie the states of paragraphs together.

package editor

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// bound opens a report of four paragraphs, of which 1 and 2 are a package.
func bound(t *testing.T) (*scenario, string) {
	t.Helper()
	s := given(t, hearing, exchange, reports, base)
	return s, s.does(chair, BindPackage{Name: "Finance", Note: "Both or neither.", Paragraphs: []string{"p1", "p2"}})
}

// statuses demands where the paragraphs stand, from the first on.
func (s *scenario) statuses(want ...Status) {
	s.t.Helper()
	for i, status := range want {
		s.status(s.r.Order[i], status)
	}
}

// says demands a refusal that begins with these words.
func (s *scenario) says(code Code, words string) {
	s.t.Helper()
	if s.refusal == nil || s.refusal.Code != code || !strings.HasPrefix(s.refusal.Message, words) {
		s.t.Fatalf("refusal %+v, want %s: %s", s.refusal, code, words)
	}
}

func TestRule12APackageIsAgreedTogetherOrNotAtAll(t *testing.T) {
	s, k := bound(t)
	missing := Blocker{Kind: BlockPackage, Paragraph: "p2", Number: "2", Version: 1, Reason: "Finance"}
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked, missing)
	s.says(CodeBlocked, "Paragraph 1 is not agreed: 1 paragraph of its package that is not named stands in the way. Nothing was changed.")
	s.when(chair, agree(at("p3", 1), at("p1", 1))).refused(CodeBlocked, missing)
	s.statuses(StatusOpen, StatusOpen, StatusOpen)

	o := s.does(arv, objects("p2", 1))
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked, missing)
	s.when(chair, agree(at("p1", 1), at("p2", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p2", Number: "2", Delegation: "ARV", Version: 1, Objection: o})
	s.does(arv, Lift{o})
	s.when(chair, agree(at("p2", 1), at("p1", 1))).then(ParagraphAgreed{"p2", 1}, ParagraphAgreed{"p1", 1})
	s.statuses(StatusAgreed, StatusAgreed, StatusOpen)
	// What is agreed already may be named alone, beside something else.
	s.when(chair, agree(at("p1", 1), at("p3", 1))).then(ParagraphAgreed{"p3", 1})
	if got, ok := s.r.PackageOf("p1"); !ok || got.ID != k {
		t.Errorf("paragraph 1 is in %+v", got)
	}
}

func TestRule12ReopeningOneEndsTheAgreementOfAll(t *testing.T) {
	s, k := bound(t)
	s.does(chair, agree(at("p1", 1), at("p2", 1), at("p3", 1)))
	s.when(chair, Reopen{Paragraph: "p1", Reason: "Asked for."}).then(
		ParagraphReopened{Paragraph: "p1", Reason: "Asked for."}, ParagraphReopened{Paragraph: "p2", Package: k})
	s.statuses(StatusOpen, StatusOpen, StatusAgreed)
}

func TestRule12ANewVersionOfOneEndsTheAgreementOfAll(t *testing.T) {
	s, k := bound(t)
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	s.when(secretariat, Revise{Paragraph: "p2", Version: 1, Text: atHear}).then(
		ParagraphRevised{Paragraph: "p2", Version: 2, Text: atHear}, ParagraphReopened{Paragraph: "p1", Package: k})
	s.statuses(StatusOpen, StatusOpen)
	s.does(chair, DissolvePackage{Package: k})
	s.status("p1", StatusOpen) // its agreement ended, and does not come back
}

func TestRule12ATechnicalUpdateOfOneEndsNoAgreement(t *testing.T) {
	s := given(t, "On ____.", exchange)
	s.does(chair, BindPackage{Name: "Dates", Paragraphs: []string{"p1", "p2"}})
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	s.does(chair, UpdateTechnically{Paragraph: "p1", Version: 1, Text: "On 5 May."})
	s.statuses(StatusAgreed, StatusAgreed)
}

func TestRule12AnObjectionToOneContestsAll(t *testing.T) {
	s, k := bound(t)
	s.does(chair, agree(at("p1", 1), at("p2", 1), at("p3", 1)))
	o := s.does(arv, objects("p1", 1))
	s.statuses(StatusContested, StatusContested, StatusAgreed)
	blocker := Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Objection: o}
	// Nothing done to the package makes the rest agreed by another door.
	s.when(chair, DissolvePackage{Package: k}).refused(CodeBlocked, blocker)
	s.when(chair, AddToPackage{k, []string{"p3"}}).refused(CodeBlocked, blocker)
	s.when(chair, agree(at("p2", 1))).refused(CodeBlocked, Blocker{Kind: BlockPackage, Paragraph: "p1", Number: "1", Version: 1, Reason: "Finance"})
	s.does(arv, Lift{o})
	s.statuses(StatusAgreed, StatusAgreed)
	s.does(bor, proposes("p2", 1, atHear))
	s.statuses(StatusContested, StatusContested)
	s.does(chair, Reopen{Paragraph: "p1"})
	s.statuses(StatusOpen, StatusOpen)
}

func TestRule12AContestedPackageTakesNoTechnicalUpdate(t *testing.T) {
	s := given(t, "On ____.", exchange)
	s.does(chair, BindPackage{Name: "Dates", Paragraphs: []string{"p1", "p2"}})
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	o := s.does(arv, objects("p2", 1))
	s.when(chair, UpdateTechnically{Paragraph: "p1", Version: 1, Text: "On 5 May."}).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p2", Number: "2", Delegation: "ARV", Version: 1, Objection: o})
}

func TestRule12OnlyParagraphsThatStandAlikeAreBound(t *testing.T) {
	s, k := bound(t)
	s.does(chair, agree(at("p3", 1)))
	bind := func(ids ...string) *scenario {
		return s.when(chair, BindPackage{Name: "Oceans", Paragraphs: ids})
	}
	bind("p3", "p4").says(CodeBlocked, "A package is of paragraphs that stand alike: Paragraph 3 is agreed, Paragraph 4 is open. Reopen what is agreed")
	bind("p4").says(CodeInvalid, "A package binds at least two paragraphs.")
	bind("p4", "p4").says(CodeInvalid, "Paragraph 4 is named twice.")
	bind("p4", "p9").says(CodeNotFound, "This report has no paragraph")
	bind("p4", "p2").says(CodeSettled, "Paragraph 2 is in the package “Finance” already.")
	s.when(chair, BindPackage{Name: "finance", Paragraphs: []string{"p4", "p2"}}).says(CodeSettled, "There is a package called “finance” already.")
	s.when(chair, BindPackage{Name: " ", Paragraphs: []string{"p4", "p2"}}).says(CodeInvalid, "A package has a name")
	s.when(chair, AddToPackage{k, []string{"p3"}}).says(CodeBlocked, "A package is of paragraphs that stand alike")
	s.does(chair, agree(at("p4", 1)))
	oceans := bind("p3", "p4").id(0) // both agreed: they stay so
	s.statuses(StatusOpen, StatusOpen, StatusAgreed, StatusAgreed)
	s.does(chair, Reopen{Paragraph: "p4"})
	s.statuses(StatusOpen, StatusOpen, StatusOpen, StatusOpen)
	s.does(chair, DissolvePackage{Package: oceans, Reason: "Agreed otherwise."})
	s.does(chair, agree(at("p3", 1)))
}

func TestRule12TheChairAddsAndReleasesWhileAtLeastTwoRemain(t *testing.T) {
	s, k := bound(t)
	s.when(chair, ReleaseFromPackage{k, []string{"p1"}}).says(CodeInvalid, "A package binds at least two paragraphs. Dissolve it instead.")
	s.when(chair, AddToPackage{k, []string{"p3"}}).then(PackageExtended{k, []string{"p3"}})
	s.when(chair, ReleaseFromPackage{k, []string{"p4"}}).says(CodeSettled, "Paragraph 4 is not in the package “Finance”.")
	s.when(chair, ReleaseFromPackage{k, []string{"p1"}}).then(PackageReleased{k, []string{"p1"}})
	if got, _ := s.r.Package(k); !slices.Equal(got.Paragraphs, []string{"p2", "p3"}) || got.Note != "Both or neither." {
		t.Errorf("package %+v", got)
	}
	s.does(chair, agree(at("p1", 1)))
	s.when(chair, DissolvePackage{Package: k, Reason: "Agreed otherwise."}).then(PackageDissolved{k, "Agreed otherwise."})
	s.when(chair, AddToPackage{k, []string{"p4"}}).says(CodeSettled, "The package “Finance” has been dissolved.")
	s.when(chair, DissolvePackage{Package: "nope"}).says(CodeNotFound, "This report has no package")
	s.does(chair, agree(at("p2", 1)))
	s.does(chair, BindPackage{Name: "Finance", Paragraphs: []string{"p3", "p4"}}) // the name is free again
}

// Rule 12 and rule 9.
func TestRule12SilenceOverAPartOfAPackageIsRefused(t *testing.T) {
	s, k := bound(t)
	open := func(names ...VersionName) OpenSilence {
		return OpenSilence{Paragraphs: names, Deadline: s.at.Add(96 * time.Hour), Zone: "UTC"}
	}
	s.when(chair, open(at("p1", 1))).refused(CodeBlocked, Blocker{Kind: BlockPackage, Paragraph: "p2", Number: "2", Version: 1, Reason: "Finance"})
	s.does(chair, open(at("p1", 1), at("p2", 1), at("p3", 1)))
	s.when(chair, DissolvePackage{Package: k}).says(CodeBlocked, "Paragraph 1 is under silence until")
	s.when(chair, AddToPackage{k, []string{"p4"}}).says(CodeBlocked, "Paragraph 1 is under silence until")
}

func TestRule12ABreakOnOneLeavesTheWholePackageOpen(t *testing.T) {
	s, _ := bound(t)
	id := s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p1", 1), at("p2", 1), at("p3", 1)}, Deadline: s.at.Add(96 * time.Hour), Zone: "UTC"})
	s.does(arv, BreakSilence{Silence: id, Paragraph: "p2"})
	s.at = s.at.Add(97 * time.Hour)
	s.when(Actor{Role: RoleClock}, ConcludeSilence{id}).then(SilenceResulted{id, []VersionName{at("p3", 1)}}, ParagraphAgreed{"p3", 1})
	s.statuses(StatusOpen, StatusOpen, StatusAgreed)
}

func TestRule12ABreakRecordedLaterEndsTheAgreementOfTheWholePackage(t *testing.T) {
	s, k := bound(t)
	id := s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p1", 1), at("p2", 1), at("p3", 1)}, Deadline: s.at.Add(96 * time.Hour), Zone: "UTC"})
	s.at = s.at.Add(97 * time.Hour)
	s.does(Actor{Role: RoleClock}, ConcludeSilence{id})
	s.statuses(StatusAgreed, StatusAgreed, StatusAgreed)
	s.does(secretariat, RecordBreak{Silence: id, Delegation: "BOR", Paragraph: "p1", Received: s.at.Add(-3 * time.Hour), Source: "by telephone"})
	if last := s.events[len(s.events)-1].Fact; last != (ParagraphReopened{Paragraph: "p2", Package: k}) {
		t.Errorf("the last fact is %#v", last)
	}
	s.statuses(StatusOpen, StatusOpen, StatusAgreed)
}

func TestRule12SilenceOnTheWholeLeavesAPackageOutTogether(t *testing.T) {
	s, _ := bound(t)
	s.does(arv, objects("p2", 1))
	id := s.does(chair, OpenSilence{Deadline: s.at.Add(96 * time.Hour), Zone: "UTC"})
	got, _ := s.r.Silence(id)
	if !slices.Equal(got.LeftOut, []string{"p1", "p2"}) || !slices.Equal(got.Texts, []VersionName{at("p3", 1), at("p4", 1)}) {
		t.Errorf("silence on %v, left out %v", got.Texts, got.LeftOut)
	}
}

func TestRule12AContestedPackageIsOpenOnceOneOfItIsLeftOutOfTheText(t *testing.T) {
	s, k := bound(t)
	s.does(chair, AddToPackage{k, []string{"p3"}})
	s.does(chair, Revise{Paragraph: "p1", Version: 1})
	s.does(chair, agree(at("p1", 2), at("p2", 1), at("p3", 1)))
	s.does(arv, objects("p1", 2))
	s.does(chair, circulates("Rev.1")) // leaves paragraph 1 out
	s.statuses(StatusOpen, StatusOpen)
	got, _ := s.r.Package(k)
	if !slices.Equal(got.Paragraphs, []string{"p2", "p3"}) || !got.Bound() {
		t.Errorf("package %+v", got)
	}
	s.does(chair, Revise{Paragraph: "p2", Version: 1})
	s.does(chair, circulates("Rev.2"))
	if got, _ := s.r.Package(k); got.Bound() {
		t.Error("one paragraph alone is a package still")
	}
}
