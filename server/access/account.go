// account.go is one account: what it says of its holder, and which accounts are refused.

package access

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"adref/editor"
	"adref/storage"
)

// The most an account may hold.
const (
	MaxAccountName = 200  // characters, of a person's or a delegation's name
	MaxReports     = 1000 // named by one account
)

// Account is a person in one office: who acts, for whom, in which reports.
type Account struct {
	ID             string      `json:"id"`     // opaque; the person in every event
	Person         string      `json:"person"` // the person's name
	Role           editor.Role `json:"role"`
	Delegation     string      `json:"delegation,omitempty"`     // code; only and always of a delegation's account
	DelegationName string      `json:"delegationName,omitempty"` // of an observer's: the organization, if any
	Reports        []string    `json:"reports,omitempty"`        // ids of the reports it may enter
	Everywhere     bool        `json:"everywhere,omitempty"`     // it may enter every report; only Chair and Secretariat
	Created        time.Time   `json:"created"`                  // UTC
}

// Actor is the account as it acts in a report.
func (a *Account) Actor() editor.Actor {
	by := editor.Actor{Person: a.ID, Name: a.Person, Delegation: a.Delegation, Role: a.Role}
	if a.Role == editor.RoleObserver {
		by.Organization = a.DelegationName
	}
	return by
}

func (a *Account) clone() *Account {
	c := *a
	c.Reports = slices.Clone(a.Reports)
	return &c
}

var (
	idPattern = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	// As editor takes it for a seat; a test holds the two together.
	codePattern = regexp.MustCompile(`^[A-Z][A-Z0-9-]{1,11}$`)
)

// clean brings the names to the form they are kept in, or says in an
// *editor.Refusal what is wrong with the account. An empty ID is not.
func (a Account) clean() (Account, error) {
	var err error
	if a.ID != "" && !idPattern.MatchString(a.ID) {
		return a, refuse("An account's id is up to 64 letters, digits, hyphens and underscores.")
	}
	if a.Person, err = cleanName("The person's name", a.Person); err != nil {
		return a, err
	}
	if a.DelegationName != "" {
		if a.DelegationName, err = cleanName("The delegation's name", a.DelegationName); err != nil {
			return a, err
		}
	}
	office := false
	switch a.Role {
	case editor.RoleDelegation:
		if !codePattern.MatchString(a.Delegation) {
			return a, refuse("A delegation's account needs its code, two to twelve capital letters and digits, not %.20q.", a.Delegation)
		}
		if a.DelegationName == "" {
			return a, refuse("A delegation's account needs the name of the delegation.")
		}
	case editor.RoleObserver:
		if a.Delegation != "" {
			return a, refuse("An observer acts for no delegation: the account has no code.")
		}
	case editor.RoleChair, editor.RoleSecretariat:
		office = true
		if a.Delegation != "" || a.DelegationName != "" {
			return a, refuse("Chair and Secretariat act for no delegation: the account has no code and no delegation's name.")
		}
	default:
		return a, refuse("An account is for %q, %q, %q or %q, not %.20q.",
			editor.RoleChair, editor.RoleSecretariat, editor.RoleDelegation, editor.RoleObserver, a.Role)
	}
	switch {
	case a.Everywhere && !office:
		return a, refuse("Only Chair and Secretariat enter every report; the others' accounts name theirs.")
	case !a.Everywhere && len(a.Reports) == 0:
		return a, refuse("The account names no report that it may enter.")
	case len(a.Reports) > MaxReports:
		return a, refuse("An account names at most %d reports; this one has %d.", MaxReports, len(a.Reports))
	}
	for _, report := range a.Reports {
		if report == "" || len(report) > storage.MaxName || !utf8.ValidString(report) {
			return a, refuse("The account names a report by what cannot be an id: %.20q.", report)
		}
	}
	return a, nil
}

// cleanName trims a name and brings it to NFC. A name is on one line, can be
// seen, and holds nothing that makes it read as another.
func cleanName(what, name string) (string, error) {
	name = strings.TrimSpace(name)
	if strings.ContainsAny(name, "\n\r\u2028\u2029") {
		return "", refuse("%s is on one line.", what)
	}
	if n := utf8.RuneCountInString(name); n > MaxAccountName {
		return "", refuse("%s has at most %d characters; this one has %d.", what, MaxAccountName, n)
	}
	clean, err := editor.CleanText(name, "")
	if err != nil {
		return "", refuse("%s: %s", what, err)
	}
	if !strings.ContainsFunc(clean, unicode.IsLetter) {
		return "", refuse("%s is missing: there is no letter in it.", what)
	}
	return clean, nil
}

func refuse(format string, args ...any) *editor.Refusal {
	return &editor.Refusal{Code: editor.CodeInvalid, Message: fmt.Sprintf(format, args...)}
}
