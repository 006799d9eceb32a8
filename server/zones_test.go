// zones_test.go is about named zones: a deadline is an instant, shown in the zone of the meeting and in
// the reader's own, on hosts that have no table of zones too.

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"adref/editor"
)

func TestTrialF12AHostWithoutATableOfZonesKnowsThemAll(t *testing.T) {
	if err := exec.Command("unshare", "-r", "--mount", "true").Run(); err != nil {
		t.Skipf("this machine lets nobody hide its table of zones: %v", err)
	}
	hide := exec.Command("unshare", "-r", "--mount", "sh", "-c", `mount -t tmpfs none /usr/share/zoneinfo 2>/dev/null; exec "$0" "$@"`, os.Args[0], "-test.run", "^TestTrialF12TheZonesOfAnyHost$", "-test.v")
	hide.Env = append(os.Environ(), "ADREF_NO_ZONES=1", "GOROOT="+filepath.Join(t.TempDir(), "none"), "ZONEINFO=")
	if out, err := hide.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// TestTrialF12TheZonesOfAnyHost is also run where the host's table was taken away.
func TestTrialF12TheZonesOfAnyHost(t *testing.T) {
	if os.Getenv("ADREF_NO_ZONES") != "" {
		if left, _ := filepath.Glob("/usr/share/zoneinfo/*"); len(left) > 0 {
			t.Fatalf("the table is still there: %v", left)
		}
	}
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(ownDraft(t))
	deadline := time.Date(2099, 3, 29, 1, 30, 0, 0, time.UTC)
	chair.refused(report, "invalid", editor.OpenSilence{Deadline: deadline, Zone: "Europe/Atlantis"})
	chair.do(report, editor.OpenSilence{Deadline: deadline, Zone: "Europe/Vienna"})
	if s := chair.snapshot(report).Silences[0]; s.Zone != "Europe/Vienna" || !s.Deadline.Equal(deadline) {
		t.Errorf("the silence is %+v", s)
	}
}

// The clocks of Vienna go forward at 01:00 UTC on 28 March 2027; those of New York have a fortnight before.
func TestTrialF12ADeadlineIsShownInTheZoneOfTheMeetingAndTheReadersOwn(t *testing.T) {
	b := startBrowser(t)
	d := startDemo(t)
	chair := signIn(t, d.URL, d.Links["chair"])
	para := numbered(t, chair.snapshot(d.report), "8")
	chair.do(d.report, editor.OpenSilence{
		Deadline: time.Date(2027, 3, 28, 1, 30, 0, 0, time.UTC), Zone: "Europe/Vienna",
		Paragraphs: []editor.VersionName{{Paragraph: para.ID, Version: para.Version}},
	})
	reader := b.window("Halvaria in New York")
	reader.do("be in New York", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "America/New_York"})
		return err
	}))
	reader.size(1440, 1000)
	reader.arrives(d.Links["Halvaria"])
	reader.opens(d, "8")
	reader.reads("#panel", "28 March 2027 at 03:30 CEST")
	reader.reads("#panel", "27 March 2027 at 21:30")
	reader.until("the instant stands behind it", `document.querySelector("#panel time[datetime='2027-03-28T01:30:00Z']")`)
}
