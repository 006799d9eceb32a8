// readcomments.go reads comments and where they stand.

package docx

import (
	"cmp"
	"slices"
	"strings"
)

// maxComments is how many comments are read.
const maxComments = 20_000

func (r *reader) readComments(s *stream) error {
	return s.children(func(el *element) error {
		if el.name != "comment" || len(r.doc.Comments) == maxComments {
			return s.skip()
		}
		c := FileComment{Author: el.attr("author"), At: dateOf(el), Paragraph: -1, Parent: -1, id: el.attr("id")}
		read, err := r.story(s)
		var lines []string
		for i := range read {
			if line := strings.TrimSpace(plainOf(read[i].Runs, After)); line != "" {
				lines = append(lines, line)
			}
			if read[i].ID != "" {
				c.para = read[i].ID // of the last, as replies name it
			}
		}
		c.Text = strings.Join(lines, "\n")
		if _, twice := r.comments[c.id]; !twice {
			r.comments[c.id] = len(r.doc.Comments)
		}
		r.doc.Comments = append(r.doc.Comments, c)
		return err
	})
}

// readReplies reads which comment answers which.
func (r *reader) readReplies(s *stream) error {
	at := map[string]int{}
	for i, c := range r.doc.Comments {
		if c.para != "" {
			at[c.para] = i
		}
	}
	return s.children(func(el *element) error {
		if i, ok := at[el.attrIn(spaceWord, "paraId")]; ok && el.name == "commentEx" {
			c := &r.doc.Comments[i]
			c.Done = el.attrIn(spaceWord, "done") == "1"
			if parent, ok := at[el.attrIn(spaceWord, "paraIdParent")]; ok && parent != i {
				c.Parent = parent
			}
		}
		return s.skip()
	})
}

// anchor begins the words that a comment stands at.
func (r *reader) anchor(id string) {
	if i, ok := r.comments[id]; ok && r.anchors[id] == nil && len(r.anchors) < maxOpen {
		r.anchors[id] = &strings.Builder{}
		r.placeComment(i)
	}
}

// placeComment says in which paragraph a comment stands: the open one, or the next.
func (r *reader) placeComment(i int) {
	if c := &r.doc.Comments[i]; c.Paragraph < 0 && r.here.before >= 0 {
		c.Paragraph = r.here.before + len(r.target)
	}
}

func (r *reader) anchored(id string) {
	if i, ok := r.comments[id]; ok {
		if b := r.anchors[id]; b != nil {
			r.doc.Comments[i].Anchor = strings.TrimSpace(b.String())
			delete(r.anchors, id)
		}
	}
}

// reference is the sign of a comment; one that has no range stands there.
func (r *reader) reference(id string) {
	if i, ok := r.comments[id]; ok {
		r.placeComment(i)
	}
}

// sortComments puts the comments in the order of their places, and says which answers which.
func (r *reader) sortComments() {
	list := r.doc.Comments
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(uint(list[a].Paragraph), uint(list[b].Paragraph)) })
	at := make([]int, len(list))
	sorted := make([]FileComment, len(list))
	for to, from := range order {
		at[from], sorted[to] = to, list[from]
	}
	for i := range sorted {
		if sorted[i].Parent >= 0 {
			sorted[i].Parent = at[sorted[i].Parent]
		}
	}
	r.doc.Comments = sorted
}
