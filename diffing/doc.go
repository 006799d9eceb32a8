// Package diffing finds, checks, reads and merges differences between texts
// that people negotiate word by word.
//
// # Tokens
//
// A text is compared by its [Tokens]: words as Unicode segments them (UAX #29),
// one token for each Chinese character, a run of white space, a square bracket,
// and one token for each thing that only makes sense whole: a link
// [75/240](url), an inline footnote ^[…], a document symbol A/AC.292/2023/L.1,
// a resolution number 75/240. A difference never splits a token, and a token
// never splits a grapheme.
//
// # Differences
//
// [Words] gives the minimal difference of two texts: the fewest words, placed
// where a person would mark them as far as that stays minimal. It depends on
// the two texts alone, never on time or load, so what is stored today is what
// is computed tomorrow by the same [Engine]. Storage, overlap, merge and
// provenance stand on it. [Readable] turns one into the form to show; nothing
// is decided on that form.
//
// The law, for every difference made or read: [Diff.Before] is the one text and
// [Diff.After] the other, byte for byte. [Diff.Check] proves it.
//
// # Merging
//
// [Merge] joins two changes of one base and [Touch] says whether they meet. Two
// changes touch when they share a token, insert at one point, or have only
// white space between them. Changes that touch and are not the same are a
// conflict, returned as exact spans: the package never guesses, and no answer
// depends on which of the two came first. Nor does it depend on where a change
// that could stand in several places happens to be marked: Merge takes only what
// comes out the same with every change as late as it can stand, which is where
// git puts it. Against git merge-file, one word a line, on 10,000 triples made
// from real texts: of 4,923 clean merges 4,875 are the same and 48 are conflicts
// here; of 5,077 conflicts none is merged.
//
// [MergeWhole] does the same for documents, with paragraphs moved, split, merged,
// added and deleted.
//
// [Compose] joins many proposals on one base: the base with a cluster wherever
// changes touch, and in it what each proposal makes of those words, the same
// alternative once for all who propose it. It does not depend on their order,
// and gives every proposal back exactly.
//
// # Provenance
//
// [Trace] says of each word of a text which of its versions brought it, and whose
// proposals that version took it from. A word that is kept keeps its origin, so
// that accepting a proposal, in part or into a bridge between several, never
// erases who proposed it.
//
// # Documents
//
// [Align] pairs the paragraphs of two documents, so that [Words] compares like
// with like, and says how alike the two of a pair are; from [Sure] on a pairing
// can be relied on. [Compare] does both. [Index.Locate] finds the paragraph that a
// quotation comes from, with a confidence, or says that it is not there;
// [Index.Passage] finds its words in a paragraph that is known.
//
// # Showing
//
// [Diff.Text] writes a difference as it is printed, [Diff.HTML] as HTML that can
// be heard too, [WriteText] and [Page.WriteHTML] whole documents; a difference and
// [Compared] have a fixed form in JSON. Of 611 real amendments, the words marked
// (tokens with a letter or a digit, deleted and inserted), over those of Words,
// and the hunks of each:
//
//	Words                            1.000  2.45
//	Readable                         1.036  1.80
//	go-diff, characters, semantic    1.062  1.96
//	git diff --word-diff             1.027  2.33
//	wdiff                            1.027  2.33
//	dwdiff                           1.031  2.25
//
// # Speed
//
// Medians of one machine of two cores; read the ratios. The benchmarks measure
// both sides in the same run.
//
//	500 pairs of paragraphs, µs a pair               median     p95
//	Words                                                4       40
//	go-diff, characters, semantic, no time-out          21      270
//
//	two versions of 1 MB, a tenth of the words changed   ms
//	adref diff                                           65
//	git diff --word-diff                                 38
//
//	paragraphs aligned and their words compared, ms   1,000  10,000
//	one in ten revised                                  2.2      27
//	the same, and all shuffled                          5.4      55
//	all revised                                         8.6      97
//	equal ones by a map, then words (Myers)             3.1      47
//
//	100 paragraphs over 200 revisions                    ms
//	Trace, each paragraph by itself                       2
//	Trace, the whole as one text                         18
//	git blame, a word a line                            170
//
// # Bounds
//
// No work grows faster than the length of the texts times a bound: two sequences
// are compared at once while the product of their lengths is at most 4 million;
// longer ones are first cut at items that each has only once, and a part that is
// still longer is replaced as a whole. Two unrelated texts of a megabyte, a word
// of a million letters, 200,000 tokens in one paragraph or as many paragraphs of
// one word each are answered in a second by Words, in two by Merge and Align, in
// six by Trace, and take 60, 200, 470 and 900 MB of allocations in all. What can
// take long takes a context, and gives up within those 4 million steps:
// [WordsContext], [MergeContext], [MergeWhole], [Align], [Compare], [Compose],
// [Trace], [NewIndex], [Index.Locate].
//
// # Input
//
// Texts are UTF-8, normalised by the caller. Bytes that are not valid UTF-8
// are never dropped or replaced: such a text differs as a whole.
// A position or length is a count of bytes.
package diffing
