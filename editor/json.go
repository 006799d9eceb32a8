// json.go reads JSON from outside strictly, and says in words what is wrong with it.

package editor

import (
	"errors"
	"fmt"

	jsonv2 "github.com/go-json-experiment/json" // encoding/json takes duplicate and case-variant keys, and mends bad UTF-8 without a word
	"github.com/go-json-experiment/json/jsontext"
)

// ReadJSON decodes one JSON value, refusing unknown fields, fields of another spelling, duplicate
// fields, invalid UTF-8 and anything after the value. Its error can be shown to whoever sent it.
func ReadJSON(data []byte, v any) error {
	if err := jsonv2.Unmarshal(data, v, jsonv2.RejectUnknownMembers(true)); err != nil {
		return problemOf(err)
	}
	return nil
}

// problemOf puts a decoding error into words without Go's types.
func problemOf(err error) error {
	var meaning *jsonv2.SemanticError
	var form *jsontext.SyntacticError
	if refusal, ok := AsRefusal(err); ok { // of a command inside the command
		return refusal
	}
	switch {
	case errors.Is(err, jsonv2.ErrUnknownName) && errors.As(err, &meaning):
		return fmt.Errorf("there is no field %q", meaning.JSONPointer)
	case errors.As(err, &form) && errors.Is(err, jsontext.ErrDuplicateName):
		return fmt.Errorf("the field %q is there twice", form.JSONPointer)
	case errors.As(err, &form):
		return fmt.Errorf("it is not JSON at byte %d", form.ByteOffset)
	case errors.As(err, &meaning):
		return fmt.Errorf("the field %q cannot have this value", meaning.JSONPointer)
	}
	return errors.New("it is not JSON")
}
