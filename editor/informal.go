// informal.go says where the informal words of a report are (rule 13): which things a body names to have
// words sealed or expunged, and which facts hold the words of those that are told rather than proposed:
// submissions, inputs, packages, readings, silences, and what is said around a paragraph.

package editor

import (
	"slices"
)

// Words names whose words are meant: of an amendment its reason, the Chair's answers, and the reasons
// of positions on it and of objections over it, and once it is withdrawn and nothing of it is in the
// text also what it proposed, and what of these was copied when an amendment to an amendment was accepted,
// though not what was copied from another; of an objection its reason, one that broke a silence too; of a statement
// all of it; of a submission its title and general comment, its amendments being named by themselves; of
// an observer's input its title and text; of a package its note and why it was dissolved; of a reading
// and of a silence the note, and why that was withdrawn; of a paragraph the notes with which it was
// parked or put to the room, why delegations await instructions on it, and why it was reopened, or its
// agreement, reopening or revision taken back. What a delegation wrote to correct a record goes with
// what the record is of.
//
// Of a paragraph, a package and a silence more may be said at any time: while they are sealed that is
// sealed too, and they may be expunged again.
//
// No informal words, and so not to be named, are what was circulated or decided (texts, covering
// letters, what followed adoption, how the record closed), names (of packages, delegations, bodies), and
// how something came (sources and references of what was recorded): they say what was done.
type Words struct {
	Amendments  []string `json:"amendments,omitempty"`
	Objections  []string `json:"objections,omitempty"`
	Statements  []string `json:"statements,omitempty"`
	Submissions []string `json:"submissions,omitempty"`
	Inputs      []string `json:"inputs,omitempty"`
	Packages    []string `json:"packages,omitempty"`
	Readings    []string `json:"readings,omitempty"`
	Silences    []string `json:"silences,omitempty"`
	Paragraphs  []string `json:"paragraphs,omitempty"`
}

// namedWords are the things of one kind whose words are meant.
type namedWords struct {
	what string
	ids  []string
}

func (w Words) lists() []namedWords {
	return []namedWords{
		{"amendment", w.Amendments}, {"objection", w.Objections}, {"statement", w.Statements},
		{"submission", w.Submissions}, {"input", w.Inputs}, {"package", w.Packages},
		{"reading", w.Readings}, {"silence", w.Silences}, {"paragraph", w.Paragraphs},
	}
}

// Names says that something of others is among these.
func (w Words) Names(others Words) bool {
	theirs := others.lists()
	for i, mine := range w.lists() {
		if slices.ContainsFunc(theirs[i].ids, func(id string) bool { return slices.Contains(mine.ids, id) }) {
			return true
		}
	}
	return false
}

// wordsKept says of one thing whether its words are sealed, and whether they are off the record with
// nothing more to come.
func (r *Report) wordsKept(what, id string) (sealed, gone, ok bool) {
	switch what {
	case "amendment":
		if a, ok := r.Amendment(id); ok {
			return a.Sealed, a.Expunged && !r.hasWords(a), true
		}
	case "objection":
		if o, ok := r.Objection(id); ok {
			return o.Sealed, o.Expunged, true
		}
	case "statement":
		if s, ok := r.Statement(id); ok {
			return s.Sealed, s.Expunged, true
		}
	case "submission":
		if s, ok := r.Submission(id); ok {
			return s.Sealed, s.Expunged, true
		}
	case "input":
		if in, ok := r.Input(id); ok {
			return in.Sealed, in.Expunged, true
		}
	case "package":
		if k, ok := r.Package(id); ok {
			return k.Sealed, false, true
		}
	case "reading":
		if at := slices.IndexFunc(r.Readings, func(k *Reading) bool { return k.ID == id }); at >= 0 {
			return r.Readings[at].Sealed, r.Readings[at].Expunged, true
		}
	case "silence":
		if s, ok := r.Silence(id); ok {
			return s.Sealed, false, true
		}
	case "paragraph":
		if p, ok := r.Paragraph(id); ok {
			return p.Sealed, false, true
		}
	}
	return false, false, false
}

// Sealed says that words of anything named are sealed.
func (r *Report) Sealed(w Words) bool {
	for _, k := range w.lists() {
		for _, id := range k.ids {
			if sealed, _, ok := r.wordsKept(k.what, id); ok && sealed {
				return true
			}
		}
	}
	return false
}

// Of names what a record is of: of what brought nothing into being, its paragraph.
func (rec *Recorded) Of() (w Words) {
	add := func(list *[]string, id string) {
		if id != "" {
			*list = []string{id}
		}
	}
	add(&w.Amendments, rec.Amendment)
	add(&w.Objections, rec.Objection)
	add(&w.Statements, rec.Statement)
	add(&w.Submissions, rec.Submission)
	if rec.Amendment+rec.Objection+rec.Statement+rec.Submission == "" {
		add(&w.Paragraphs, rec.Paragraph)
	}
	return w
}

// untold is a fact without the words that it tells, what they are of, and whether it tells any.
func untold(fact Fact) (of Words, without Fact, told bool) {
	gone := func(words ...*string) {
		for _, w := range words {
			told = told || *w != ""
			*w = ""
		}
	}
	one := func(id string) []string { return []string{id} }
	switch f := fact.(type) {
	case SubmissionFiled:
		gone(&f.Title, &f.Comment)
		return Words{Submissions: one(f.Submission)}, f, told
	case InputFiled:
		gone(&f.Title, &f.Text)
		return Words{Inputs: one(f.Input)}, f, told
	case PackageBound:
		gone(&f.Note)
		return Words{Packages: one(f.Package)}, f, told
	case PackageDissolved:
		gone(&f.Reason)
		return Words{Packages: one(f.Package)}, f, told
	case ReadingOpened:
		gone(&f.Note)
		return Words{Readings: one(f.Reading)}, f, told
	case SilenceOpened:
		gone(&f.Note)
		return Words{Silences: one(f.Silence)}, f, told
	case SilenceEndedEarly:
		gone(&f.Reason)
		return Words{Silences: one(f.Silence)}, f, told
	case ParagraphParked:
		gone(&f.Note)
		return Words{Paragraphs: one(f.Paragraph)}, f, told
	case ParagraphPut:
		gone(&f.Note)
		return Words{Paragraphs: one(f.Paragraph)}, f, told
	case InstructionsAwaited:
		gone(&f.Reason)
		return Words{Paragraphs: one(f.Paragraph)}, f, told
	case ParagraphReopened:
		gone(&f.Reason)
		return Words{Paragraphs: one(f.Paragraph)}, f, told
	case AgreementTakenBack:
		gone(&f.Reason)
		return Words{Paragraphs: one(f.Paragraph)}, f, told
	case ReopeningTakenBack:
		gone(&f.Reason)
		return Words{Paragraphs: one(f.Paragraph)}, f, told
	case RevisionTakenBack:
		gone(&f.Reason)
		return Words{Paragraphs: one(f.Paragraph)}, f, told
	}
	return Words{}, fact, false
}

// withoutTold is the facts of one record without the words that are meant, and whether any were there.
// What was taken back of a whole package was taken back for one reason: it goes from all of it with that
// of one.
func withoutTold(events []Event, meant func(Words) bool) (without []Event, changed bool) {
	together := func(f Fact) bool {
		switch f.(type) {
		case AgreementTakenBack, ReopeningTakenBack:
			return true
		}
		return false
	}
	all := slices.ContainsFunc(events, func(e Event) bool {
		of, _, _ := untold(e.Fact)
		return together(e.Fact) && meant(of)
	})
	without = slices.Clone(events)
	for i, e := range without {
		if of, quiet, told := untold(e.Fact); told && (meant(of) || all && together(e.Fact)) {
			without[i].Fact, changed = quiet, true
		}
	}
	return without, changed
}

// Unsealed is the facts of one record without the words of submissions, inputs, packages, readings,
// silences and paragraphs that are sealed in the report.
func (r *Report) Unsealed(events []Event) []Event {
	without, _ := withoutTold(events, r.Sealed)
	return without
}
