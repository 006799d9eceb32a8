// Package notices tells missions by mail what happens in their reports.
//
// A notice follows from the log: [Post.Look] reads what each report's room has published since the
// position kept for it, says of each record what that audience may learn (access.Learns, through
// wire.View) and writes mails for those who chose it. A deadline that comes near and a digest whose
// hour has come follow from the clock, which is given.
//
// Nothing is lost and nothing is sent twice over a kill at any moment. What a report has to say next
// (its position, which deadlines it has warned of, what waits for a digest, and the mails just
// written) is one value of the store, its book, and changes in one compare-and-set. The mails are then
// copied, each to a value of its own, the outbox; when all are there the book forgets them; and only
// then may they be sent. A mail leaves the outbox when the mail server has taken it. A mail is
// therefore sent twice only when this server died, or the line broke, between the mail server's taking
// it and the knowledge of that; it has the same Message-ID then, by which receivers know doubles.
//
// Book and outbox hold this program's words alone: of the report's they say which record's go where, and
// these are read when the mail is sent, as its mission may read them then. What was sealed or expunged
// meanwhile is in no mail, and never was in the store.
//
// Mails go out through wneessen/go-mail: it writes the headers and the encodings of RFC 5322 and 2047
// and speaks SMTP with STARTTLS and the usual ways to sign in, with nothing but x/crypto and x/text
// behind it; net/smtp of the standard library is frozen and writes no messages.
//
// One server works on a store. Logs name reports and missions, never an address or a word of a report.
package notices
