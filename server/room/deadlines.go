// deadlines.go lets the clock act: a silence whose instant has come is concluded (rule 9).

package room

import (
	"context"
	"errors"
	"fmt"
	"time"

	"adref/editor"
)

// theClock is who acts when an instant has come.
var theClock = editor.Actor{Person: "clock", Role: editor.RoleClock}

// KeepTime concludes what is due, once a second, until the context ends. It loads every report
// first: what came due while no server ran is concluded now, with the same result.
func (h *Hall) KeepTime(ctx context.Context) {
	reports, err := h.Reports(ctx)
	if err != nil {
		h.logger.Error("list the reports that may have deadlines", "error", err)
	}
	for _, id := range reports {
		if _, err := h.Room(ctx, id); err != nil && ctx.Err() == nil {
			h.logger.Error("load a report that may have deadlines", "report", id, "error", err)
		}
	}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		h.Conclude(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Conclude concludes what is due by the hall's clock. Two halls on one log may both try: one wins,
// and the other finds it done.
func (h *Hall) Conclude(ctx context.Context) {
	h.concludeRehearsals(ctx)
	for _, r := range h.Rooms() {
		due, silence := r.Now().Report.NextDeadline()
		if due.IsZero() || h.now().Before(due) {
			continue
		}
		id := fmt.Sprintf("conclude %s %d", silence, due.Unix()) // extended, it is another command
		_, err := r.submit(ctx, theClock, id, editor.ConcludeSilence{Silence: silence})
		if refusal, refused := editor.AsRefusal(err); refused && refusal.Code == editor.CodeSettled || errors.Is(err, context.Canceled) {
			continue
		}
		if err != nil {
			h.logger.Error("conclude a silence", "report", r.id, "silence", silence, "error", err)
		}
	}
}
