// locate_example_test.go is the search for quotations as its user meets it.

package diffing_test

import (
	"context"
	"fmt"

	"adref/diffing"
)

func ExampleIndex_Locate() {
	x, _ := diffing.NewIndex(context.Background(), []string{
		"I. Introduction",
		"The group met in Geneva in March and elected its Chair by acclamation.",
		"States expressed concern at the growing number of threats to shared networks.",
	})
	for _, quotation := range []string{
		"2. States expressed their concern at the growing number of threats",
		"Die Staaten äußerten ihre Besorgnis.",
	} {
		p, _ := x.Locate(context.Background(), quotation)
		fmt.Printf("%d %.2f %v\n", p.At, p.Confidence, p.Span)
	}
	// Output:
	// 2 0.90 {0 57}
	// -1 0.00 {0 0}
}
