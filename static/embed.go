// Package static is the screen: the built files of dist/, embedded. They are built from src/ by
// `npm run build` and committed, so that only Go is needed to run Adref; fresh_test.go fails when
// dist/ is not what src/ builds.
package static

import (
	"embed"
	"io/fs"
)

//go:embed dist
var dist embed.FS

// Files are the files of dist/, to be served under /static/. Names that carry a hash of their
// content may be kept by a browser for ever.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // dist is embedded: the name is valid
	}
	return files
}

// Page is index.html, the answer to every route of the screen.
func Page() []byte {
	page, err := dist.ReadFile("dist/index.html")
	if err != nil {
		panic(err) // dist is embedded
	}
	return page
}
