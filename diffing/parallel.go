// parallel.go spreads independent work over the processors.

package diffing

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// forEach calls f for each number below n, several at a time, and waits for all.
// What f does may depend on its number alone. It gives up with the error of a
// context that ends.
func forEach(ctx context.Context, n int, f func(int)) error {
	const share = 16 // numbers taken at a time
	var next atomic.Int64
	work := func() {
		for ctx.Err() == nil {
			to := int(next.Add(share))
			for i := to - share; i < min(to, n); i++ {
				f(i)
			}
			if to >= n {
				return
			}
		}
	}
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+share-1)/share) - 1 {
		group.Go(work)
	}
	work()
	group.Wait()
	return ctx.Err()
}
