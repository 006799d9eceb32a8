// jsonlines_test.go says how JSON lines are read and which are refused.

package plaintext

import (
	"strings"
	"testing"
)

func TestJSONLinesKeepTheirIdsAndLabels(t *testing.T) {
	d, err := ReadJSONLines([]byte("\ufeff{\"id\":\"a1\",\"label\":\"article 5\",\"text\":\"Scope\"}\r\n\n{\"text\":\"Cafe\\u0301.\",\"label\":\"12\",\"id\":\"p\"}\n{\"id\":\"q\",\"label\":\"(i)\",\"text\":\"an [item](#)\"}\n{\"id\":\"r\",\"label\":\"\",\"text\":\"\"}"))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range d.Elements {
		ids = append(ids, e.ID)
	}
	if got := show(d); got != "h4 article 5|Scope\np 12|Café.\ni1 (i)|an [item](#)\nt |\n" || strings.Join(ids, " ") != "a1 p q r" {
		t.Errorf("%q\n%s", ids, got)
	}
}

func TestJSONLinesAreStrict(t *testing.T) {
	good := `{"id":"x","label":"1","text":"y"}` + "\n"
	for name, c := range map[string][2]string{
		"empty":           {" \n", "the draft is empty"},
		"not an object":   {good + `[1]`, "line 2: not an object"},
		"cut off":         {good + `{"id":"z","label":"1"`, "line 2: not JSON"},
		"unknown member":  {`{"id":"x","label":"1","text":"y","n":1}`, `line 1: the member "n" is unknown or stands twice`},
		"other case":      {`{"ID":"x","label":"1","text":"y"}`, `line 1: the member "ID" is unknown`},
		"member twice":    {`{"id":"x","id":"x","label":"1","text":"y"}`, `line 1: the member "id" is unknown or stands twice`},
		"missing":         {`{"id":"x","text":"y"}`, `line 1: the member "label" is missing`},
		"not a string":    {`{"id":1,"label":"1","text":"y"}`, `line 1: the member "id" is not a string`},
		"nested":          {`{"id":"x","label":[["1"]],"text":"y"}`, `line 1: the member "label" is not a string`},
		"null":            {`{"id":"x","label":null,"text":"y"}`, `line 1: the member "label" is not a string`},
		"two in a line":   {strings.TrimSpace(good) + `{}`, "line 1: something stands behind the object"},
		"id again":        {good + good, `line 2: the id "x" stands on line 1 too`},
		"empty id":        {`{"id":" ","label":"1","text":"y"}`, "line 1: the id is empty"},
		"long id":         {`{"id":"` + strings.Repeat("a", 201) + `","label":"1","text":"y"}`, "line 1: the id is 201 bytes long"},
		"lone surrogate":  {`{"id":"x","label":"1","text":"\ud800"}`, `line 1: an escape \u stands for no character`},
		"line break":      {`{"id":"x","label":"1","text":"a\nb"}`, `line 1 (id "x"): `},
		"escaped control": {`{"id":"x\u0000","label":"1","text":"y"}`, "line 1: the id has a control character"},
		"not UTF-8":       {"{\"id\":\"\xff\"}", "byte 8 (line 1) is not valid UTF-8"},
		"too long":        {`{"id":"x","label":"1","text":"` + strings.Repeat("a", 32769) + `"}`, `line 1 (id "x"): `},
	} {
		d, err := ReadJSONLines([]byte(c[0]))
		if err == nil || !strings.HasPrefix(err.Error(), c[1]) || len(d.Elements) > 0 {
			t.Errorf("%s: got %v, want %s", name, err, c[1])
		}
	}
}

func FuzzReadJSONLines(f *testing.F) {
	f.Add([]byte(`{"id":"x","label":"1","text":"y"}`))
	f.Add([]byte("{\"label\":\"(a)\",\"id\":\"x\",\"text\":\"\\u00e9\"}\n{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := ReadJSONLines(data)
		if err == nil && len(d.Elements) == 0 {
			t.Fatal("an empty draft without an error")
		}
	})
}
