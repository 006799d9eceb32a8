// Package docx reads and writes Word files (WordprocessingML, Transitional and Strict): bytes in,
// values out. What stands in a file that went through other hands is kept as it was marked: who
// inserted, deleted and moved what.
//
// # Reading
//
// package.go opens the ZIP archive within hard limits and finds the parts by their relationships;
// stream.go reads a part as a stream of elements, within a depth and without entities. No tree is built:
// what a file makes the reader hold is what the Document holds, so that a hostile file costs no more than
// its limits. (Writing builds trees with beevik/etree.)
//
// read.go makes a Document: its paragraphs in reading order, each of runs that carry their revision
// marks; readprops.go reads styles and properties, fields.go follows fields, number.go counts
// automatic numbers.
//
// readview.go gives the text as it stands with all changes rejected (Before) or accepted (After).
// readdraft.go makes a draft of a text, readamend.go finds what the marks propose, paragraph by
// paragraph, and place.go finds the paragraphs of a report they belong to.
//
// A revision mark is never known by its id: ids repeat in real files.
package docx
