// Package sample is the demo's report and the negotiation on it: an invented draft (draft.txt) and
// what invented delegations did with it in three weeks. Nothing is put into the log directly: the
// draft goes through the importer and every act is a command, decided by the same rules as any
// other, so that the sample cannot show a state that a negotiation could not reach.
//
// The acts are in zero.go (written amendments on the Zero draft), rev1.go (consultations, ending
// with Rev.1) and live.go (the session on Rev.1), in the words of act.go.
package sample

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"adref/editor"
	"adref/editor/plaintext"
	"adref/server/room"
	"adref/storage"
)

//go:embed draft.txt
var draft []byte

// ErrNotEmpty says that the log holds reports already: the sample is for a database of its own.
var ErrNotEmpty = errors.New("the sample needs an empty log")

// Load puts the sample report and its negotiation into an empty log, as if it had been negotiated
// in the weeks before now (see calendar), and says who should get a link to it. The ids of the
// report and of all that is in it are the same whenever it is loaded. It fails with ErrNotEmpty, an
// error of the log, or that of ctx; a log it failed on is half loaded and should be thrown away.
func Load(ctx context.Context, log storage.Log, now time.Time, logger *slog.Logger) (report string, people []Person, err error) {
	had, err := log.Reports(ctx)
	if err != nil {
		return "", nil, err
	}
	if len(had) > 0 {
		return "", nil, ErrNotEmpty
	}
	steps, cal, err := programme(now)
	if err != nil {
		return "", nil, err
	}
	clock := now
	hall, err := room.NewHall(ctx, log, func() time.Time { return clock }, logger)
	if err != nil {
		return "", nil, err
	}
	if clock, err = cal.at(firstDay, "09:00"); err != nil {
		return "", nil, err
	}
	report, err = open(ctx, hall)
	if err != nil {
		return "", nil, err
	}
	r, err := hall.Room(ctx, report)
	if err != nil {
		return "", nil, err
	}
	for i, step := range steps {
		clock = step.at
		if err := take(ctx, r, cal, fmt.Sprintf("act-%d", i+1), step.act); err != nil {
			return "", nil, fmt.Errorf("act %d, %s at %s: %w", i+1, step.act.by, step.at.Format("Mon 2 Jan 15:04"), err)
		}
	}
	return report, links(), nil
}

// open makes the report from the draft and seats the delegations, as the Secretariat does.
func open(ctx context.Context, hall *room.Hall) (report string, err error) {
	by, err := actor(secretariat)
	if err != nil {
		return "", err
	}
	read, _, err := plaintext.Read(draft)
	if err != nil {
		return "", fmt.Errorf("the draft: %w", err)
	}
	made, err := hall.Create(ctx, by, "draft", editor.Create{
		Draft:    read,
		Settings: editor.Settings{Observers: editor.VisibleOpen, Positions: editor.PositionsDelegations},
	})
	if err != nil {
		return "", fmt.Errorf("the draft: %w", err)
	}
	r, err := hall.Room(ctx, made.Report)
	if err != nil {
		return "", err
	}
	for _, s := range table() {
		if err := submit(ctx, r, by, "seat-"+s.Code, editor.Seat{Delegation: s.Delegation}); err != nil {
			return "", fmt.Errorf("seat %s: %w", s.Code, err)
		}
	}
	return made.Report, nil
}

// take does one act on the report as it stands.
func take(ctx context.Context, r *room.Room, cal calendar, id string, a act) error {
	by, err := actor(a.by)
	if err != nil {
		return err
	}
	c, err := a.command(floor{r.Now().Report, cal})
	if err != nil {
		return err
	}
	return submit(ctx, r, by, id, c)
}

func submit(ctx context.Context, r *room.Room, by editor.Actor, id string, c editor.Command) error {
	body, err := json.Marshal(c)
	if err != nil {
		return err
	}
	// Every command used here has a field, so that its JSON goes on after the brace.
	body = append([]byte(`{"type":"`+c.Type()+`",`), body[1:]...)
	_, err = r.Submit(ctx, by, id, body)
	return err
}
