// render_test.go writes states and facts out in full, so that tests can compare them.

package editor

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/benbjohnson/immutable"
)

// render writes everything there is in a report, so that two states are the same when, and only
// when, their renderings are.
func render(r *Report) string {
	if r == nil {
		return "no report"
	}
	return inLines([]any{r, entries(r.paragraphs), entries(r.amendments), entries(r.objections), entries(r.statements), entries(r.acting), r.lastNo})
}

// remembered lists those that are no part of the state: what they hold follows from it.
var remembered = []string{"clustered", "labelled"}

// rendered lists the fields that encoding/json does not see and render writes itself.
var rendered = []string{"paragraphs", "amendments", "objections", "statements", "acting", "lastNo"}

func entries[V any](m *immutable.Map[string, V]) map[string]V {
	all := make(map[string]V, m.Len())
	for it := m.Iterator(); !it.Done(); {
		k, v, _ := it.Next()
		all[k] = v
	}
	return all
}

// inLines writes one value a line, with its type.
func inLines[T any](values []T) string {
	var b strings.Builder
	for _, v := range values {
		data, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(&b, "%T %s\n", v, data)
	}
	return b.String()
}

func TestARenderingHoldsEveryFieldOfAReport(t *testing.T) {
	var hidden []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Report]()) {
		if !f.IsExported() {
			hidden = append(hidden, f.Name)
		}
	}
	if fmt.Sprint(hidden) != fmt.Sprint(append(slices.Clone(rendered), remembered...)) {
		t.Fatalf("a report hides %v; render writes %v", hidden, rendered)
	}
	for _, whole := range []reflect.Type{
		reflect.TypeFor[Paragraph](),
		reflect.TypeFor[Version](),
		reflect.TypeFor[Amendment](),
		reflect.TypeFor[Objection](),
		reflect.TypeFor[Revision](),
		reflect.TypeFor[Silence](),
		reflect.TypeFor[Statement](),
		reflect.TypeFor[Awaited](),
		reflect.TypeFor[Translation](),
		reflect.TypeFor[Package](),
		reflect.TypeFor[Reading](),
		reflect.TypeFor[Parked](),
		reflect.TypeFor[Put](),
		reflect.TypeFor[Before](),
		reflect.TypeFor[Recorded](),
		reflect.TypeFor[Submission](),
		reflect.TypeFor[Input](),
		reflect.TypeFor[Closing](),
		reflect.TypeFor[TextEdit](),
		reflect.TypeFor[Corrigendum](),
		reflect.TypeFor[Relation](),
		reflect.TypeFor[Acting](),
		reflect.TypeFor[Bridge](),
		reflect.TypeFor[BridgeAnswer](),
	} {
		for _, f := range reflect.VisibleFields(whole) {
			if !f.IsExported() {
				t.Errorf("%s hides %s; render does not write it", whole, f.Name)
			}
		}
	}
}
