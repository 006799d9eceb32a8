package main

import (
	"context"
	"io"
	"testing"

	"adref/diffing"
	"adref/server/formats"
)

func BenchmarkTmpRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		readDraft("/tmp/mb.a.txt")
	}
}
func BenchmarkTmpOutline(b *testing.B) {
	d, _, _ := readDraft("/tmp/mb.a.txt")
	for b.Loop() {
		_ = formats.Outline(d, formats.Settings("x"))
	}
}
func BenchmarkTmpAlign(b *testing.B) {
	x, _, _ := readDraft("/tmp/mb.a.txt")
	y, _, _ := readDraft("/tmp/mb.b.txt")
	p, q := paragraphs("a", x), paragraphs("b", y)
	f := func(l []diffing.Paragraph) (o []string) {
		for _, p := range l {
			o = append(o, p.Text)
		}
		return
	}
	pp, qq := f(p), f(q)
	b.ReportAllocs()
	for b.Loop() {
		diffing.Align(context.Background(), pp, qq)
	}
}
func BenchmarkTmpCompare(b *testing.B) {
	x, _, _ := readDraft("/tmp/mb.a.txt")
	y, _, _ := readDraft("/tmp/mb.b.txt")
	p, q := paragraphs("a", x), paragraphs("b", y)
	b.ReportAllocs()
	for b.Loop() {
		diffing.Compare(context.Background(), p, q)
	}
}
func BenchmarkTmpWrite(b *testing.B) {
	x, _, _ := readDraft("/tmp/mb.a.txt")
	y, _, _ := readDraft("/tmp/mb.b.txt")
	p, q := paragraphs("a", x), paragraphs("b", y)
	l, _ := diffing.Compare(context.Background(), p, q)
	b.ReportAllocs()
	for b.Loop() {
		diffing.WriteText(io.Discard, l)
	}
}
