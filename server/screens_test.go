// screens_test.go looks at every screen of the demo.

package main

import "testing"

func TestShots(t *testing.T) {
	b := startBrowser(t)
	p := startProgram(t, 5, "demo", "-addr", "127.0.0.1:0")
	links := map[string]string{}
	for _, line := range p.Out {
		if m := linkLine.FindStringSubmatch(line); m != nil {
			links[string([]byte(line)[2:8])] = m[1]
		}
	}
	chair := b.person("Chair", p.Link)
	chair.size(1440, 1600)
	chair.until("the paper", `document.querySelector(".paper p")`)
	chair.shoot("chair")
	t.Log(links)
}
