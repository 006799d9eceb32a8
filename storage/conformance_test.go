// conformance_test.go is what every backend must do: one suite, given a way to name a new, empty database.

package storage

import (
	"bytes"
	"errors"
	"iter"
	"testing"
)

func TestSQLiteConforms(t *testing.T) {
	conformance(t, func(t testing.TB) string { return t.TempDir() + "/adref.db" })
}

// conformance runs the suite; fresh names a database that does not exist yet.
func conformance(t *testing.T, fresh func(testing.TB) string) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, func(testing.TB) string)
	}{
		{"WhatWasAppendedIsReadBackAfterReopening", readBack},
		{"TheEpochSurvivesReopeningAndDiffersBetweenDatabases", epochs},
		{"AnAppendGoesOnlyToTheEndOfTheLog", onlyAtTheEnd},
		{"SimultaneousWritersGetOneWinnerPerNumberAndNoGap", writersRace},
		{"ACommandIsRecordedOncePerReportAndActor", repeatedCommand},
		{"SimultaneousResendingsOfACommandRecordItOnce", resendingsRace},
		{"AnAppendIsAllOrNone", allOrNone},
		{"AConflictDoesNotFailTheAppendsBesideIt", conflictStaysAlone},
		{"BadInputIsRefusedAndChangesNothing", badInput},
		{"ACancelledAppendIsKnownToBeStoredOrNot", cancelledAppend},
		{"ReadingIsInOrderAcrossPagesAndMayStopAnywhere", readPages},
		{"ALogCanBeCarriedToAnotherDatabase", carried},
		{"ExpungingTakesContentAwayAndLeavesTheChainWhole", expunging},
		{"AWatcherWakesForItsReportAfterTheCommit", watch},
		{"AWatchEndsWithStopAndWithClose", watchEnds},
		{"ClosingFinishesAcceptedWritesAndRefusesOthers", closing},
		{"AValueChangesOnlyFromTheVersionNamed", compareAndSet},
		{"RacingWritersOfAValueLoseNoChange", valuesRace},
		{"AVersionNeverReturns", versionsGrow},
		{"AnExpiredValueIsAbsentEverywhere", expiry},
		{"ListGivesAPrefixInOrder", list},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, fresh) })
	}
}

func open(t testing.TB, dsn string, opts ...Option) Store {
	t.Helper()
	s, err := Open(t.Context(), dsn, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// record is what a caller gives to Append.
func record(actor, command string) Record {
	return Record{Actor: actor, Command: command, Header: []byte(`{"for":"` + command + `"}`), Content: []byte(`[{"said":"` + command + `"}]`)}
}

func mustAppend(t testing.TB, s Log, report string, after int64, records ...Record) []Record {
	t.Helper()
	stored, err := s.Append(t.Context(), report, after, records)
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

func all(t testing.TB, records iter.Seq2[Record, error]) (list []Record) {
	t.Helper()
	for r, err := range records {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// sound returns a report's log after proving it.
func sound(t testing.TB, s Log, report string) []Record {
	t.Helper()
	if _, _, err := Verify(report, s.Read(t.Context(), report, 0)); err != nil {
		t.Fatal(err)
	}
	return all(t, s.Read(t.Context(), report, 0))
}

func wantErr(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

func equal(a, b Record) bool {
	return a.Sequence == b.Sequence && a.Actor == b.Actor && a.Command == b.Command &&
		bytes.Equal(a.Header, b.Header) && bytes.Equal(a.Content, b.Content) && (a.Content == nil) == (b.Content == nil) &&
		bytes.Equal(a.Salt, b.Salt) && bytes.Equal(a.StandIn, b.StandIn) && a.Commitment == b.Commitment && a.Previous == b.Previous && a.Hash == b.Hash
}
