// outside.go is the command that compares a revision from outside with a report in a database, and makes
// it the text.

package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"adref/diffing"
	"adref/editor"
	"adref/server/access"
	"adref/server/formats"
	"adref/server/room"
	"adref/server/wire"
	"adref/storage"
)

// outsideFile is a file as a revision of a report, and what is to be done with it.
type outsideFile struct {
	db, report, file, format string
	confirm                  bool
}

// loadRevision prints what would change, and with confirm makes it the text, as printed. The database is
// then one that no server has open.
func loadRevision(c call, f outsideFile, draft editor.Draft, notices []string) error {
	if f.format != "text" && f.format != "json" {
		return misuse{fmt.Errorf("import writes text or json, not %q", f.format)}
	}
	for _, n := range notices {
		fmt.Fprintln(c.errs, "notice:", n)
	}
	var options []storage.Option
	if !f.confirm {
		options = append(options, storage.ReadOnly())
	}
	store, err := storage.Open(c.ctx, f.db, options...)
	if err != nil {
		return err
	}
	return errors.Join(loadRevisionInto(c, store, f, draft), store.Close())
}

func loadRevisionInto(c call, store storage.Store, f outsideFile, draft editor.Draft) error {
	hall, err := room.NewHall(c.ctx, store, time.Now, logger(c))
	if err != nil {
		return err
	}
	in, err := hall.Room(c.ctx, f.report)
	if errors.Is(err, room.ErrNoReport) {
		return fmt.Errorf("the database has no report %q", f.report)
	}
	if err != nil {
		return err
	}
	report := in.Now().Report
	view := wire.NewView(report, access.Who{Audience: editor.AudienceChair})
	o, load, err := view.OutsideOf(c.ctx, filepath.Base(f.file), draft.Elements, nil, commandLine, report.At)
	if err != nil {
		return err
	}
	if o.Symbol = draft.Masthead.Symbol; f.format == "json" {
		out, err := formats.WriteJSON(o)
		if err == nil {
			_, err = c.out.Write(out)
		}
		if err != nil {
			return err
		}
	} else if err := writeOutside(c, o); err != nil {
		return err
	}
	if o.Refused != nil {
		return finding{errors.New(o.Refused.Message)}
	}
	if !f.confirm {
		return nil
	}
	body, err := json.Marshal(struct {
		Type string `json:"type"`
		editor.LoadRevision
	}{load.Type(), load})
	if err != nil {
		return err
	}
	if _, err := in.Submit(c.ctx, commandLine, fmt.Sprintf("revision-%d", time.Now().UnixNano()), body); err != nil {
		return err
	}
	fmt.Fprintln(c.errs, "The text is now that of", o.Name)
	return nil
}

// became names what becomes of paragraphs as `adref diff` does.
var became = map[string]diffing.Change{
	"kept": diffing.Same, "revised": diffing.Revised, "moved": diffing.Moved, "split": diffing.Split, "merged": diffing.Merged, "new": diffing.Added, "gone": diffing.Deleted,
}

// writeOutside prints the difference, then what a human should look at, how what is pending would stand,
// and the sum.
func writeOutside(c call, o wire.Outside) error {
	refs := func(texts []wire.OutsideText, words []string) (list []diffing.Ref) {
		for i, t := range texts {
			ref := diffing.Ref{ID: t.Paragraph, Number: t.Number}
			if ref.ID == "" && i < len(words) { // it has no id yet: its first words
				ref.ID = "“" + firstWords(words[i]) + "”"
			}
			list = append(list, ref)
		}
		return list
	}
	var list []diffing.Compared
	counts := map[string]int{}
	var after strings.Builder
	for _, change := range o.Changes {
		counts[change.Change]++
		from := refs(change.From, nil)
		to := refs(change.To, strings.Split(change.Ops.After(), "\n"))
		list = append(list, diffing.Compared{Change: became[change.Change], From: from, To: to, Ops: change.Ops})
		if change.Unsure {
			fmt.Fprintf(&after, "look whether they belong together: %s and %s (%d%% alike)\n", numbersOf(from), numbersOf(to), change.Alike)
		}
		for _, a := range change.Amendments {
			class := string(a.Class)
			if class == "" {
				class = "stands as it does"
			}
			fmt.Fprintf(&after, "amendment no. %d of %s, on %s: %s\n", a.No, a.By, numbersOf(from), class)
		}
	}
	for _, p := range o.Reopened {
		fmt.Fprintf(&after, "agreed, and would be open again: %s\n", p.Number)
	}
	if err := diffing.WriteText(c.out, list); err != nil {
		return err
	}
	var sum []string
	for _, change := range []string{"kept", "revised", "moved", "split", "merged", "new", "gone"} {
		if counts[change] > 0 {
			sum = append(sum, fmt.Sprintf("%d %s", counts[change], change))
		}
	}
	_, err := fmt.Fprintf(c.out, "%s%s\n", after.String(), strings.Join(sum, ", "))
	return err
}

func numbersOf(refs []diffing.Ref) string {
	var list []string
	for _, r := range refs {
		list = append(list, cmp.Or(r.Number, r.ID))
	}
	return strings.Join(list, " + ")
}

func firstWords(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(len(words), 5)], " ")
}
