// office.go says whose office each command is, for those who show what may be done.

package editor

import "slices"

// Office lists the roles that may give a command, as far as its type says; none for one that no
// person gives. What a command may do beyond that is decided with it.
func Office(c Command) []Role {
	return slices.DeleteFunc(slices.Clone(commands[c.Type()].office), func(r Role) bool { return r == RoleClock })
}
