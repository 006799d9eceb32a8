// then.go is the one place that decides what may be seen of a report as it stood at an earlier moment:
// what one could see then and may see today, whichever is less. What was closed since is closed at every
// moment; what was opened since does not open what was before. Words that are sealed today are so at
// every moment, and those that were unsealed are not: that is asked of the report as it stands.

package access

import "adref/editor"

// MayThen says whether who may do a deed to a report as it stood then, given it as it stands today.
func MayThen(who Who, deed Deed, then, today *editor.Report) bool {
	return May(who, deed, Subject{Report: today}) && (then == today || May(who, deed, Subject{Report: then}))
}

// LearnsThen says whether a reader is told of a fact that the report stood after then, looking back today.
func LearnsThen(who Who, then, today *editor.Report, fact editor.Fact) bool {
	return Learns(who, today, fact) && (then == today || Learns(who, then, fact))
}
