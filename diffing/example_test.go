// example_test.go is the package as its user meets it.

package diffing_test

import (
	"context"
	"encoding/json"
	"fmt"

	"adref/diffing"
)

func ExampleWords() {
	d := diffing.Words(
		"States should share information, recalling [75/240](https://example.org/75/240).",
		"States shall, where possible, share information, recalling [76/19](https://example.org/76/19).",
	)
	ops, _ := json.Marshal(d)
	fmt.Println(string(ops))
	// Output:
	// [["=","States "],["-","should"],["+","shall, where possible,"],["="," share information, recalling "],["-","[75/240](https://example.org/75/240)"],["+","[76/19](https://example.org/76/19)"],["=","."]]
}

func ExampleReadable() {
	d := diffing.Words("The group considered the report.", "The group took note of the draft.")
	fmt.Printf("%q\n", d)
	fmt.Printf("%q\n", diffing.Readable(d))
	// Output:
	// [{'=' "The group "} {'-' "considered"} {'+' "took note of"} {'=' " the "} {'-' "report"} {'+' "draft"} {'=' "."}]
	// [{'=' "The group "} {'-' "considered the report"} {'+' "took note of the draft"} {'=' "."}]
}

func ExampleMerge() {
	base := "States should consider measures."
	merged, _ := diffing.Merge(base, "States shall consider measures.", "States should consider voluntary measures.")
	fmt.Println(merged)
	_, conflicts := diffing.Merge(base, "States shall consider measures.", "States may consider measures.")
	for _, c := range conflicts {
		fmt.Println(base[c.Base.Start:c.Base.End], c)
	}
	// Output:
	// States shall consider voluntary measures.
	// should {{7 13} {7 12} {7 10}}
}

func ExampleAlign() {
	from := []string{"I. Introduction", "The group met in March and in July.", "It adopted its report."}
	to := []string{"I. Introduction", "Every delegation took the floor.", "The group met in March and again in July.", "It adopted its report."}
	pairs, _ := diffing.Align(context.Background(), from, to)
	for _, p := range pairs {
		fmt.Println(p.Change, p.From, p.To)
	}
	// Output:
	// same [0] [0]
	// added [] [1]
	// revised [1] [2]
	// same [2] [3]
}

func ExampleCompose() {
	base := "States should consider measures."
	c, _ := diffing.Compose(context.Background(), base, map[string]string{
		"1": "States shall consider measures.",
		"2": "States should consider voluntary measures.",
		"3": "States may consider measures.",
		"4": "States shall consider measures.",
	})
	for _, s := range c.Segments {
		fmt.Printf("%q\n", s.Text)
		for _, a := range s.Alternatives {
			fmt.Printf("  %v %q\n", a.By, a.Ops.After())
		}
	}
	fmt.Println(c.Clusters())
	// Output:
	// "States "
	// "should"
	//   [3] "may"
	//   [1 4] "shall"
	// " consider "
	// ""
	//   [2] "voluntary "
	// "measures."
	// [[[1 4] [3]] [[2]]]
}

func ExampleTrace() {
	base := "States should consider measures."
	runs, _ := diffing.Trace(context.Background(), []diffing.Step{
		{Text: base},
		{Text: "States shall consider voluntary measures.", Sources: []diffing.Source{
			{ID: "ARV", Base: base, Text: "States shall consider measures."},
		}},
	})
	for _, r := range runs {
		fmt.Printf("%d %v %q\n", r.Step, r.Sources, r.Text)
	}
	// Output:
	// 0 [] "States "
	// 1 [ARV] "shall"
	// 0 [] " consider "
	// 1 [] "voluntary "
	// 0 [] "measures."
}
