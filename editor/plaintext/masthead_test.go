// masthead_test.go says how a masthead and the official languages are read. The texts are made up.

package plaintext

import (
	"fmt"
	"testing"

	"adref/editor"
)

func TestAMastheadIsTakenApart(t *testing.T) {
	d, _ := read(t, `United Nations
A/AC.999/2030/L.1

General Assembly
Distr.: Limited
2 May 2030

Original: English

Working group on the naming of
distant rivers
Second substantive session
Geneva, 3–7 June and 10 July 2030
Agenda item 5
Other matters

Draft report

The Working Group,

I. Opening
`)
	m := d.Masthead
	m.Lines = nil
	want := editor.Masthead{Organ: "General Assembly", Symbol: "A/AC.999/2030/L.1", Distribution: "Limited", Date: "2 May 2030", Original: "English", Language: "en",
		Body: "Working group on the naming of distant rivers", Session: "Second substantive session",
		Meeting: "Geneva, 3–7 June and 10 July 2030", AgendaItem: "Agenda item 5", Title: "Other matters Draft report"}
	if fmt.Sprintf("%+v", m) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", m, want)
	}
	if got := show(d); got != "t |The Working Group,\nh1 I|Opening\n" {
		t.Errorf("body: %s", got)
	}
}

func TestTheOtherOfficialLanguagesAreRead(t *testing.T) {
	for language, c := range map[string][2]string{
		"ar": {"الجمعية العامة\n\nأولا - مقدمة\n\n١ - اجتمع الفريق العامل في نيويورك.\n\n٢ - وأوصى بما يلي:\n(أ) التعاون؛\n(ب) الثقة.\n\n٣ - وأنهى أعماله.\n\nالمرفق\n",
			"h1 أولا|مقدمة\np ١|اجتمع الفريق العامل في نيويورك.\np ٢|وأوصى بما يلي:\ni1 (أ)|التعاون؛\ni1 (ب)|الثقة.\np ٣|وأنهى أعماله.\nA1 |المرفق\n"},
		"zh": {"大会\n\n一、导言\n\n1. 工作组举行了\n会议。\n\n2．工作组通过了议程。\n\n附件\n", "h1 一|导言\np 1|工作组举行了会议。\np 2|工作组通过了议程。\nA1 |附件\n"},
		"ru": {"Генеральная Ассамблея\n\nI. Введение\n\n1. Группа провела заседания:\nа) первое;\nб) второе.\n\nПриложение\n", "h1 I|Введение\np 1|Группа провела заседания:\ni1 а)|первое;\ni1 б)|второе.\nA1 |Приложение\n"},
		"fr": {"Assemblée générale\n\nI. Introduction\n\n1. Le groupe a tenu les séances que le Président a convoquées :\na) La première ;\nb) La seconde.\n\nAnnexe\n", "h1 I|Introduction\np 1|Le groupe a tenu les séances que le Président a convoquées :\ni1 a)|La première ;\ni1 b)|La seconde.\nA1 |Annexe\n"},
		"es": {"Asamblea General\n\nI. Introducción\n\n1. El grupo celebró las sesiones que convocó la Presidencia en el año.\n\nAnexo\n", "h1 I|Introducción\np 1|El grupo celebró las sesiones que convocó la Presidencia en el año.\nA1 |Anexo\n"},
	} {
		d, _ := read(t, c[0])
		if got := show(d); got != c[1] {
			t.Errorf("%s:\n%swant\n%s", language, got, c[1])
		}
		if d.Masthead.Language != language || d.Masthead.Organ == "" {
			t.Errorf("%s: masthead %+v", language, d.Masthead)
		}
	}
}
