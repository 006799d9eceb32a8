// protocol_test.go reads every example of protocol.md into its Go type.

package wire

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"adref/editor"
)

func TestEveryExampleOfTheProtocolIsOfItsType(t *testing.T) {
	page, err := os.ReadFile("protocol.md")
	if err != nil {
		t.Fatal(err)
	}
	into := map[string]func() any{
		"refusal": func() any {
			return &struct {
				Error Error `json:"error"`
			}{}
		},
		"[]ReportListing": func() any { return &[]ReportListing{} },
		"[]ListedState":   func() any { return &[]ListedState{} },
		"[]ProposalTable": func() any { return &[]ProposalTable{} },
		"[]AgreedText":    func() any { return &[]AgreedText{} },
	}
	for _, one := range []any{
		Request{}, Frame{}, Reply{}, Notice{}, Snapshot{}, Mine{}, History{}, VersionText{}, Timeline{}, Moment{}, Comparison{}, Session{}, InvitationRequest{}, Invitation{}, Imported{},
		Notices{}, NoticeSettings{}, RehearsalRequest{}, Rehearsal{}, editor.Found{}, Closing{}, TextEdit{}, Corrigendum{}, BracketList{}, Lifted{}, Checklist{}, Outside{}, OutsidePairings{}, OutsideConfirmed{},
		ProposalTable{}, ProposalPage{}, ProposalChange{}, ProposalOwner{}, ProposalFiling{},
	} {
		typ := reflect.TypeOf(one)
		into[typ.Name()] = func() any { return reflect.New(typ).Interface() }
	}
	seen := map[string]int{}
	for _, m := range regexp.MustCompile("(?s)```json ([^\n]*)\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		kind, example := m[1], []byte(m[2])
		seen[kind]++
		if kind == "command" {
			c, err := editor.ReadCommand(example)
			if err != nil {
				t.Errorf("%v:\n%s", err, example)
				continue
			}
			seen["command "+c.Type()]++
			continue
		}
		fresh := into[kind]
		if fresh == nil {
			t.Errorf("there is no type %q", kind)
			continue
		}
		v := fresh()
		if err := editor.ReadJSON(example, v); err != nil {
			t.Errorf("%s: %v:\n%s", kind, err, example)
		}
		if r, ok := v.(*Request); ok {
			if _, err := editor.ReadCommand(r.Command); err != nil {
				t.Errorf("the command of a request: %v", err)
			}
		}
		for typ, few := range values {
			checkValues(t, reflect.ValueOf(v), typ, few)
		}
	}
	for kind := range into {
		if seen[kind] == 0 {
			t.Errorf("there is no example of %s", kind)
		}
	}
	for _, c := range editor.Commands() {
		if _, upload := c.(editor.Create); !upload && seen["command "+c.Type()] != 1 {
			t.Errorf("there are %d examples of %s", seen["command "+c.Type()], c.Type())
		}
	}
	if got := strings.Count(string(page), "```json"); got == 0 || strings.Count(string(page), "```") != 2*got {
		t.Errorf("%d examples, and blocks that are none", got)
	}
}

// checkValues finds values in an example that the type does not have.
func checkValues(t *testing.T, v reflect.Value, typ reflect.Type, few []any) {
	t.Helper()
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			checkValues(t, v.Elem(), typ, few)
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkValues(t, v.Index(i), typ, few)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				checkValues(t, v.Field(i), typ, few)
			}
		}
	case reflect.String:
		if v.Type() != typ || v.String() == "" {
			return
		}
		for _, one := range few {
			if reflect.ValueOf(one).String() == v.String() {
				return
			}
		}
		t.Errorf("%q is no %s", v.String(), typ.Name())
	}
}
