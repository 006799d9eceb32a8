// book.go is what a report has to say next, as one value that changes in one step.

package notices

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"adref/server/wire"
	"adref/storage"
)

// book is where a report's notices stand.
type book struct {
	Sequence int64             `json:"sequence"`          // the last record that was told
	Warned   map[string]warned `json:"warned,omitempty"`  // by silence
	Held     []held            `json:"held,omitempty"`    // for digests, oldest first
	Writing  []letter          `json:"writing,omitempty"` // written, and not all in the outbox yet

	version int64
}

// warned says which warnings of a deadline are done with: sent, or of no use any more.
type warned struct {
	Deadline time.Time `json:"deadline"`
	Day      bool      `json:"day,omitempty"`
	Hour     bool      `json:"hour,omitempty"`
}

// held waits for a mission's digest.
type held struct {
	At      time.Time       `json:"at"`
	Mission string          `json:"mission"`
	Kind    wire.NoticeKind `json:"kind"`
	Subject string          `json:"subject"`
	Page    string          `json:"page"`
	Words   []words         `json:"words,omitempty"`
}

func (b *book) clone() *book {
	next := *b
	next.Warned, next.Held, next.Writing = maps.Clone(b.Warned), slices.Clone(b.Held), slices.Clone(b.Writing)
	if next.Warned == nil {
		next.Warned = map[string]warned{}
	}
	return &next
}

// book reads a report's, or begins one.
func (p *Post) book(ctx context.Context, report string) (*book, error) {
	if b := p.books[report]; b != nil {
		return b, nil
	}
	b := &book{}
	v, err := p.Keep.Get(ctx, bookPrefix+report)
	if err == nil {
		err = readBook(v, b)
	}
	if err != nil && !errors.Is(err, storage.ErrNotFound) {
		return nil, err
	}
	p.books[report] = b
	return b, nil
}

func readBook(v storage.Value, b *book) error {
	if err := json.Unmarshal(v.Data, b); err != nil {
		return fmt.Errorf("read %s: %w", v.Key, err)
	}
	b.version = v.Version
	return nil
}

// save is the one step: it is as if all of next happened, or none.
func (p *Post) save(ctx context.Context, report string, next *book) error {
	data, err := json.Marshal(next)
	if err != nil {
		return err
	}
	version, err := p.Keep.Put(ctx, bookPrefix+report, data, next.version, time.Time{})
	if err != nil {
		delete(p.books, report) // what is stored is read, not guessed
		return err
	}
	next.version = version
	p.books[report] = next
	return nil
}

// hand brings the letters of a book into the outbox, forgets them, and only then lets them be sent:
// one that was sent can never be brought there again.
func (p *Post) hand(ctx context.Context, report string) error {
	b := p.books[report]
	if len(b.Writing) == 0 {
		return nil
	}
	for _, l := range b.Writing {
		if err := p.put(ctx, l); err != nil {
			return err
		}
	}
	next := b.clone()
	next.Writing = nil
	if err := p.save(ctx, report, next); err != nil {
		return err
	}
	for _, l := range b.Writing {
		p.wait(l)
	}
	return nil
}

// put keeps a letter in the outbox; that it is there already is no error.
func (p *Post) put(ctx context.Context, l letter) error {
	data, err := json.Marshal(l)
	if err != nil {
		return err
	}
	_, err = p.Keep.Put(ctx, mailPrefix+l.ID, data, 0, time.Time{})
	if errors.Is(err, storage.ErrConflict) {
		err = nil
	}
	return err
}

// post keeps a letter that belongs to no book, and lets it be sent.
func (p *Post) post(ctx context.Context, l letter) error {
	if err := p.put(ctx, l); err != nil {
		return err
	}
	p.wait(l)
	return nil
}
