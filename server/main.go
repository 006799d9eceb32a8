// Command adref serves the negotiation of a report, and does to files what the server does to
// documents.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

const usage = `Adref: where a working group negotiates its report.

  adref serve   [-addr :8080] [-db adref.db]   the server (also: adref alone)
                [-smtp smtp://user:password@host:587 -mail-from ADDRESS -url https://HERE]   notices by mail
  adref demo    [-addr :8080]                  the server with a sample negotiation on a fresh temporary database
  adref outline [-format text|json] FILE       how a draft (.txt, .md, .docx, .jsonl) is read
                [-changes accept|reject] FILE.docx   the text of a Word file with all tracked changes accepted or rejected
  adref diff    [-format text|json|html|docx] A B   the difference of two drafts: paragraphs paired, words compared
  adref merge   BASE OURS THEIRS               what two sides made of one draft, or where they conflict
  adref place   [-format text|json] DRAFT ROWS  where the rows of a table of proposals (.csv, .jsonl) belong in a draft
  adref amendments [-format json|text] [-base DRAFT] FILE.docx   what a Word file proposes, and where it belongs in a draft
  adref import  [-db adref.db] FILE            make a report from a draft; prints its id
                [-format text|json] -revision-of REPORT [-confirm] FILE   what a revision from outside would change; or make it the text
  adref import  -into REPORT [-db adref.db] [-at 0.9] [-received TIME] [-format text|json] ROWS
                file a table of proposals (.csv, .jsonl) for its delegations, where each row's place is certain
  adref export  [-db adref.db] [-format txt|docx|record|fates|compilation|json] [-text REVISION] REPORT
                [-format docx] [-against REVISION | -compilation] [-delegation CODE] REPORT
  adref verify  [-db adref.db] [REPORT]        prove that no record was changed

Exit status: 0 done, 1 a finding, 2 misuse or unreadable input.
`

// finding is an error that is an answer: exit status 1.
type finding struct{ error }

// misuse is an error of whoever called: exit status 2, with the usage.
type misuse struct{ error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	var found finding
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
	case errors.As(err, &found):
		fmt.Fprintln(os.Stderr, "adref:", err)
		os.Exit(1)
	default:
		fmt.Fprintln(os.Stderr, "adref:", err)
		os.Exit(2)
	}
}

// run is the program: its arguments without its name, and where it writes.
func run(ctx context.Context, args []string, out, errs io.Writer) error {
	name := "serve"
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		name, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("adref "+name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	c := call{ctx: ctx, flags: flags, out: out, errs: errs}
	commands := map[string]func(call, []string) error{
		"serve": serve, "demo": demo, "outline": outline, "diff": diff, "merge": merge, "place": place, "amendments": amendments, "import": importFile, "export": export, "verify": verify,
	}
	command, known := commands[name]
	if name == "help" || len(args) == 1 && (args[0] == "-h" || args[0] == "-help" || args[0] == "--help") {
		_, err := io.WriteString(out, usage)
		return err
	}
	if !known {
		return misuse{fmt.Errorf("there is no command %q; see adref help", name)}
	}
	return command(c, args)
}

// call is one invocation of a command.
type call struct {
	ctx       context.Context
	flags     *flag.FlagSet
	out, errs io.Writer
}

// parse reads the flags and exactly the named arguments; the last may be left out when it stands in
// brackets.
func (c call) parse(args []string, names ...string) ([]string, error) {
	if err := c.flags.Parse(args); err != nil {
		return nil, misuse{err}
	}
	least := len(names)
	if least > 0 && names[least-1][0] == '[' {
		least--
	}
	if n := c.flags.NArg(); n < least || n > len(names) {
		return nil, misuse{fmt.Errorf("%s takes %v after its flags; see adref help", c.flags.Name(), names)}
	}
	return c.flags.Args(), nil
}
