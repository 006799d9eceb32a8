// Package access knows who somebody is and what they may see. People sign in by
// an invitation: a link that carries a secret. [Accounts] keeps the accounts,
// the links and the sessions in a [storage.Keep].
//
// Three kinds of value are kept, each as JSON under a key of its own:
//
//	access/account/<id>              an Account, for ever
//	access/link/<SHA-256 of token>   whose link it is, for LinkLimit
//	access/session/<SHA-256>         whose session it is, since when, when last used
//
// Links and sessions are told apart by their keys, so neither passes for the
// other. Of a secret only its SHA-256 is kept: who reads the database or a
// backup can sign in as nobody. A plain hash is enough because the secret is
// 256 random bits and not a password; and because it is looked up by its hash,
// how long a look-up takes tells nothing about the secrets that exist.
//
// No error and no key names a secret, so none can reach a log.
package access
