// speed_test.go reads a long file beside pandoc, where that is installed.

package docx

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

func BenchmarkRead(b *testing.B) {
	for _, path := range [][]string{{"suites", "safedocx__atomizer_redline.docx"}, {"made", "un000-style-multi.docx"}} {
		name := data(b, path...)
		file, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(path[1], func(b *testing.B) {
			b.ReportAllocs()
			start := processTime()
			for b.Loop() {
				d, err := Read(file)
				if err != nil {
					b.Fatal(err)
				}
				d.Rows(After)
			}
			ours := (processTime() - start) / time.Duration(b.N)
			pandoc, err := exec.LookPath("pandoc")
			if err != nil {
				b.Skip("pandoc is not installed")
			}
			run := exec.Command(pandoc, "-f", "docx", "--track-changes=all", "-t", "plain", "-o", os.DevNull, name)
			if err := run.Run(); err != nil {
				b.Fatal(err)
			}
			theirs := run.ProcessState.UserTime() + run.ProcessState.SystemTime()
			b.ReportMetric(float64(ours.Microseconds())/1000, "cpu-ms/op")
			b.ReportMetric(float64(theirs)/float64(ours), "times-faster-than-pandoc")
		})
	}
}

// processTime is the time that the processor has spent on this program.
func processTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
