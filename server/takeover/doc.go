// Package takeover takes over tables of proposals: each row, the words it quotes and what is to stand
// in their place, is placed in the report's current text with a confidence, looked at by somebody of
// the Chair's office, and recorded for its delegation as an amendment, through the ordinary commands.
//
// A table is kept until each of its rows is filed or set aside; none is dropped. Whether a row is filed
// is not kept but read from the log, by the id of its command, which derives from the table and the
// row: filing again is safe, and what an interruption left half done is found done. The words of a row
// are kept no longer than until it is filed; then they are the amendment's alone, so that words that
// are expunged are nowhere else.
//
// Nothing is decided here: whether a row can be filed is asked of editor.Decide, which answers as it
// will when the row is filed.
package takeover
