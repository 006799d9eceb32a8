// Package docx reads and writes Word files (WordprocessingML, Transitional and Strict): bytes in,
// values out. What stands in a file that went through other hands is kept as it was marked: who
// inserted, deleted and moved what.
//
// # Reading
//
// package.go opens the ZIP archive within hard limits and finds the parts by their relationships;
// stream.go reads a part as a stream of elements, within a depth and without entities. No tree is built:
// what a file makes the reader hold is what the File holds, so that a hostile file costs no more than
// its limits. (Writing builds trees with beevik/etree.)
//
// read.go and readruns.go make a File (document.go): its paragraphs in reading order, each of runs
// that carry their revision marks; readprops.go reads styles and properties, fields.go follows fields,
// readcomments.go comments, number.go counts automatic numbers.
//
// readview.go gives the text as it stands with all changes rejected (Before) or accepted (After),
// readtext.go writes it in the text format. readdraft.go makes a draft of a text, and readkind.go says
// what each paragraph is. readmatch.go pairs the paragraphs of both sides, and readamend.go says what the
// marks propose; readhand.go reads strokes and underlines as marks, compare.go does without any. Propose,
// in place.go, is all of it: a delegation's file against the text of a report.
//
// A revision mark is never known by its id: ids repeat in real files.
package docx
