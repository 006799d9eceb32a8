// files.go is the commands that need no server: outline, import, export, verify.

package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"adref/editor"
	"adref/editor/docx"
	"adref/server/access"
	"adref/server/formats"
	"adref/server/room"
	"adref/server/takeover"
	"adref/server/wire"
	"adref/storage"
)

// readDraft reads a file as a draft, refusing a large one before any of it is read.
func readDraft(name string) (editor.Draft, []string, error) {
	data, err := readFile(name)
	if err != nil {
		return editor.Draft{}, nil, err
	}
	draft, notices, err := formats.Read(name, data)
	if err != nil {
		return draft, nil, fmt.Errorf("%s: %w", name, err)
	}
	return draft, notices, nil
}

// readFile reads a file, refusing a large one before any of it is read.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s is a folder", name)
	case info.Size() > formats.MaxFile:
		return nil, fmt.Errorf("%s: the file has %d MiB; at most %d MiB are read", name, info.Size()>>20, formats.MaxFile>>20)
	}
	return os.ReadFile(name)
}

func outline(c call, args []string) error {
	format := c.flags.String("format", "text", "")
	changes := c.flags.String("changes", "", "")
	args, err := c.parse(args, "FILE")
	if err != nil {
		return err
	}
	var entries []formats.OutlineEntry
	var notices []string
	if *changes != "" {
		entries, err = outlineWord(args[0], *changes)
	} else {
		var draft editor.Draft
		draft, notices, err = readDraft(args[0])
		entries = formats.Outline(draft, formats.Settings(args[0]))
	}
	if err != nil {
		return err
	}
	switch *format {
	case "json":
		out, err := formats.WriteJSON(entries)
		if err != nil {
			return err
		}
		_, err = c.out.Write(out)
		return err
	case "text":
		for _, e := range entries {
			fmt.Fprintf(c.out, "%-9s %*s%-8s %s\n", e.Kind, 2*e.Level, "", e.Number, e.Text)
		}
		for _, n := range notices {
			fmt.Fprintln(c.errs, "notice:", n)
		}
		return nil
	}
	return misuse{fmt.Errorf("outline writes text or json, not %q", *format)}
}

// outlineWord reads one side of a Word file with changes.
func outlineWord(name, changes string) ([]formats.OutlineEntry, error) {
	side, ok := map[string]docx.Side{"accept": docx.After, "reject": docx.Before}[changes]
	switch {
	case !ok:
		return nil, misuse{fmt.Errorf("-changes is accept or reject, not %.20q", changes)}
	case !formats.IsWord(name):
		return nil, misuse{errors.New("-changes is for Word files (.docx)")}
	}
	data, err := readFile(name)
	if err != nil {
		return nil, err
	}
	entries, err := formats.OutlineWord(data, side)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return entries, nil
}

// importFile makes a report in a database that no server has open, compares a revision from outside with
// one of its reports, or takes over a table of proposals into one; a server takes the same files through
// its screen.
func importFile(c call, args []string) error {
	db := c.flags.String("db", "adref.db", "")
	revision := c.flags.String("revision-of", "", "")
	confirm := c.flags.Bool("confirm", false, "")
	format := c.flags.String("format", "text", "")
	into := c.flags.String("into", "", "")
	least := c.flags.Float64("at", takeover.Sure, "")
	received := c.flags.String("received", "", "")
	args, err := c.parse(args, "FILE")
	if err != nil {
		return err
	}
	o := takeOver{*db, *into, *format, *least, time.Now()}
	if *received != "" {
		if o.received, err = time.Parse(time.RFC3339, *received); err != nil {
			return misuse{fmt.Errorf("-received is an instant, as in 2026-03-02T10:40:00Z, not %q", *received)}
		}
	}
	given := map[string]bool{}
	c.flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case *revision != "" && *into != "":
		return misuse{errors.New("a file is a revision of a report (-revision-of) or a table of proposals (-into), not both")}
	case *revision == "" && *confirm:
		return misuse{errors.New("-confirm is for a revision of a report: name it with -revision-of")}
	case *into == "" && (given["at"] || given["received"]):
		return misuse{errors.New("-at and -received go with -into REPORT")}
	case *into == "" && *revision == "" && given["format"]:
		return misuse{errors.New("-format goes with -into REPORT or -revision-of REPORT")}
	case *format != "text" && *format != "json":
		return misuse{fmt.Errorf("import writes text or json, not %q", *format)}
	case !(*least >= 0 && *least <= 1):
		return misuse{errors.New("-at is a confidence from 0 to 1")}
	}
	if *into != "" {
		return takeOverTable(c, o, args[0])
	}
	draft, notices, err := readDraft(args[0])
	if err != nil {
		return err
	}
	if *revision != "" {
		return loadRevision(c, outsideFile{*db, *revision, args[0], *format, *confirm}, draft, notices)
	}
	store, err := storage.Open(c.ctx, *db)
	if err != nil {
		return err
	}
	made, err := createReport(c, store, editor.Create{Draft: draft, Settings: formats.Settings(args[0])})
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	for _, n := range notices {
		fmt.Fprintln(c.errs, "notice:", n)
	}
	_, err = fmt.Fprintln(c.out, made)
	return err
}

// commandLine is who acts where nobody is signed in.
var commandLine = editor.Actor{Person: "command-line", Name: "Command line", Role: editor.RoleSecretariat}

func createReport(c call, store storage.Store, create editor.Create) (string, error) {
	hall, err := room.NewHall(c.ctx, store, time.Now, logger(c))
	if err != nil {
		return "", err
	}
	made, err := hall.Create(c.ctx, commandLine, fmt.Sprintf("import-%d", time.Now().UnixNano()), create)
	return made.Report, err
}

func export(c call, args []string) error {
	db := c.flags.String("db", "adref.db", "")
	format := c.flags.String("format", "txt", "")
	text := c.flags.String("text", wire.Live, "")
	against := c.flags.String("against", "", "")
	compilation := c.flags.Bool("compilation", false, "")
	delegation := c.flags.String("delegation", "", "")
	args, err := c.parse(args, "REPORT")
	if err == nil && (*compilation || *delegation != "") {
		if *format != "docx" || *against != "" {
			err = misuse{errors.New("-compilation and -delegation go with -format docx, without -against")}
		}
		*format = "compilation.docx"
	}
	if err == nil && *against != "" && *format != "docx" {
		err = misuse{errors.New("-against goes with -format docx")}
	}
	if err != nil {
		return err
	}
	store, err := storage.Open(c.ctx, *db, storage.ReadOnly())
	if err != nil {
		return err
	}
	return errors.Join(exportFrom(c, store, args[0], *format, *text, *against, *delegation), store.Close())
}

func exportFrom(c call, store storage.Store, report, format, text, against, delegation string) error {
	hall, err := room.NewHall(c.ctx, store, time.Now, logger(c))
	if err != nil {
		return err
	}
	in, err := hall.Room(c.ctx, report)
	if errors.Is(err, room.ErrNoReport) {
		return fmt.Errorf("the database has no report %q", report)
	}
	if err != nil {
		return err
	}
	switch format {
	case "json":
		return hall.Export(c.ctx, c.out, report)
	}
	chair := access.Who{Audience: editor.AudienceChair}
	view := wire.NewView(in.Now().Report, chair)
	side, older := text, against
	for _, rev := range view.Revisions() {
		if rev.Name == text {
			side = rev.ID
		}
		if rev.Name == against {
			older = rev.ID
		}
	}
	switch format {
	case "record":
		return in.Record(chair).Text(c.out)
	case "compilation":
		return view.Compilation(c.out)
	case "fates":
		fates, ok := in.Fates(chair, side)
		if !ok {
			return fmt.Errorf("the report has no revision %q", text)
		}
		return fates.Text(c.out)
	case "compilation.docx":
		file, err := docx.Write(view.Compiled(delegation))
		if err == nil {
			_, err = c.out.Write(file)
		}
		return err
	case "docx":
		if older != "" {
			d, ok, err := view.Tracked(older, side)
			if err != nil {
				return err
			}
			if !ok {
				return fmt.Errorf("the report has no revision %q or none %q", against, text)
			}
			file, err := docx.Write(d)
			if err == nil {
				_, err = c.out.Write(file)
			}
			return err
		}
		draft, numbers, ok := view.Text(side)
		if !ok {
			return fmt.Errorf("the report has no revision %q", text)
		}
		file, err := formats.WriteDocx(draft, numbers)
		if err == nil {
			_, err = c.out.Write(file)
		}
		return err
	case "txt":
		draft, numbers, ok := view.Text(side)
		if !ok {
			return fmt.Errorf("the report has no revision %q", text)
		}
		_, err := c.out.Write(formats.WriteText(draft, numbers))
		return err
	}
	return misuse{fmt.Errorf("export writes txt, docx, record, fates, compilation or json, not %q", format)}
}

// verify proves each log: the hash chain first, then that every record can be applied, so that no
// rule was broken by another door.
func verify(c call, args []string) error {
	db := c.flags.String("db", "adref.db", "")
	args, err := c.parse(args, "[REPORT]")
	if err != nil {
		return err
	}
	if _, err := os.Stat(*db); err != nil {
		return err
	}
	store, err := storage.Open(c.ctx, *db, storage.ReadOnly())
	if err != nil {
		return err
	}
	return errors.Join(verifyAll(c, store, args), store.Close())
}

func verifyAll(c call, store storage.Store, reports []string) error {
	named := len(reports) > 0
	if !named {
		var err error
		if reports, err = store.Reports(c.ctx); err != nil {
			return err
		}
	}
	var broken []error
	for _, report := range reports {
		expunged := 0
		count, head, err := storage.Verify(report, func(yield func(storage.Record, error) bool) {
			for r, err := range store.Read(c.ctx, report, 0) {
				if err == nil && r.Expunged() {
					expunged++
				}
				if !yield(r, err) {
					return
				}
			}
		})
		if err == nil && count == 0 {
			err = fmt.Errorf("the database has no report %q", report)
			return err
		}
		if err == nil {
			err = replay(c, store, report)
		}
		if err != nil {
			broken = append(broken, err)
			continue
		}
		without := ""
		if expunged > 0 {
			without = fmt.Sprintf(", %d of them without words that were expunged", expunged)
		}
		fmt.Fprintf(c.out, "%s  %d records, whole%s  %x\n", report, count, without, head)
	}
	if len(broken) > 0 {
		return finding{errors.Join(broken...)}
	}
	return nil
}

func replay(c call, store storage.Store, report string) error {
	hall, err := room.NewHall(c.ctx, store, time.Now, logger(c))
	if err != nil {
		return err
	}
	_, err = hall.Room(c.ctx, report)
	return err
}
