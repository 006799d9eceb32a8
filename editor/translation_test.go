// translation_test.go is about texts in the other official languages.

package editor

import "testing"

func translates(version int, text string) Translate { return Translate{"p1", version, "fr", text} }

func TestPractice29ATranslationChangesNoStateAndIsStaleOnceTheTextChanges(t *testing.T) {
	s := given(t, hearing)
	s.does(chair, agree(at("p1", 1)))
	s.does(secretariat, translates(1, "Les États entendent des experts."))
	s.status("p1", StatusAgreed)
	now := func() Translation {
		t.Helper()
		got, ok := s.paragraph("p1").Translation("fr")
		if !ok {
			t.Fatal("there is no translation")
		}
		return got
	}
	if got := now(); got.Version != s.paragraph("p1").Current() || got.Text != "Les États entendent des experts." {
		t.Errorf("it is %+v", got)
	}
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: exchange})
	if got := now(); got.Version != 1 {
		t.Errorf("of a text that has changed it says version %d", got.Version)
	}
	s.does(secretariat, translates(2, "Les États échangent des vues."))
	s.does(secretariat, translates(2, "Les États échangent leurs vues."))
	if got := now(); got.Version != 2 || got.Text != "Les États échangent leurs vues." || len(s.paragraph("p1").Translations) != 1 {
		t.Errorf("it is %+v", got)
	}
}

func TestATranslationThatMakesNoSenseIsRefused(t *testing.T) {
	s := given(t, hearing)
	s.when(secretariat, Translate{"p9", 1, "fr", "Non."}).refused(CodeNotFound)
	for _, c := range []Translate{
		translates(2, "Trop tôt."), translates(1, " "), translates(1, "deux\nlignes"),
		{"p1", 1, "de", "Die Staaten hören Fachleute."}, {"p1", 1, "en", "States hear experts."},
	} {
		s.when(secretariat, c).refused(CodeInvalid)
	}
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: exchange})
	s.does(secretariat, translates(2, "Les États échangent des vues."))
	s.when(secretariat, translates(2, "Les États échangent des vues.")).refused(CodeSettled)
	s.when(secretariat, translates(1, "Les États entendent des experts.")).refused(CodeSettled)
	s.does(secretariat, Translate{"p1", 2, "ar", "تتبادل الدول الآراء.\u200f"})
}
