// Package web is the server's doors: pages, HTTP and the WebSocket. It decides nothing: who may do
// what is access.May, what a command does is adref/editor, and a room brings them together.
package web

import (
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"adref/server/access"
	"adref/server/notices"
	"adref/server/room"
	"adref/server/takeover"
	"adref/static"
	"adref/storage"
)

// Server answers every request. Its fields are set before the first one.
type Server struct {
	Hall     *room.Hall
	Accounts *access.Accounts
	Post     *notices.Post
	Keep     storage.Keep // revisions from outside that are not confirmed yet
	Desk     *takeover.Desk
	Logger   *slog.Logger
	Secure   bool // behind TLS: cookies are marked so

	// WriteWait is how long a socket's client may take to accept what is written to it, before it is
	// cut off; 0 is 8 seconds.
	WriteWait time.Duration

	buffers sync.Pool // of gorilla, for handshakes and control frames

	mu    sync.Mutex
	conns map[*conn]bool
	gone  bool // Close was called: no new sockets
}

// Handler is the routes with what stands before all of them.
func (s *Server) Handler() http.Handler {
	s.Hall.OnEnd(s.sendAway)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /invite/{token}", s.invitationPage)
	mux.HandleFunc("POST /invite/{token}", s.signIn)
	mux.HandleFunc("POST /signout", s.signOut)
	mux.Handle("GET /static/", http.StripPrefix("/static/", lasting(http.FileServerFS(static.Files()))))
	mux.HandleFunc("GET /ws", s.socket)
	mux.HandleFunc("GET /api/session", s.session)
	mux.HandleFunc("GET /api/agreed", s.agreed)
	mux.HandleFunc("GET /api/states", s.listStates)
	mux.HandleFunc("GET /api/reports", s.listReports)
	mux.HandleFunc("POST /api/reports", s.importReport)
	mux.HandleFunc("GET /api/reports/{report}", s.inRoom(s.snapshot))
	mux.HandleFunc("POST /api/reports/{report}/commands", s.inRoom(s.command))
	mux.HandleFunc("POST /api/reports/{report}/invitations", s.inRoom(notRehearsed(s.invite)))
	mux.HandleFunc("GET /api/reports/{report}/mine", s.inRoom(s.mine))
	mux.HandleFunc("GET /api/reports/{report}/compare", s.inRoom(s.compare))
	mux.HandleFunc("GET /api/reports/{report}/notices", s.inRoom(s.notices))
	mux.HandleFunc("PUT /api/reports/{report}/notices", s.inRoom(s.setNotices))
	mux.HandleFunc("GET /notices/confirm/{secret}", s.confirmPage)
	mux.HandleFunc("POST /notices/confirm/{secret}", s.confirm)
	mux.HandleFunc("GET /api/reports/{report}/export", s.inRoom(notRehearsed(s.export)))
	mux.HandleFunc("POST /api/reports/{report}/rehearsals", s.inRoom(notRehearsed(s.rehearse)))
	mux.HandleFunc("GET /api/reports/{report}/rehearsals", s.inRoom(s.rehearsals))
	mux.HandleFunc("DELETE /api/reports/{report}/rehearsals/{rehearsal}", s.inRoom(s.endRehearsal))
	mux.HandleFunc("POST /api/reports/{report}/tables", s.inTables(s.takeTable))
	mux.HandleFunc("GET /api/reports/{report}/tables", s.inTables(s.tables))
	mux.HandleFunc("GET /api/reports/{report}/tables/{table}", s.inTables(s.table))
	mux.HandleFunc("POST /api/reports/{report}/tables/{table}/rows", s.inTables(s.chooseRows))
	mux.HandleFunc("POST /api/reports/{report}/tables/{table}/delegations", s.inTables(s.ownRows))
	mux.HandleFunc("POST /api/reports/{report}/tables/{table}/file", s.inTables(s.fileRows))
	mux.HandleFunc("GET /api/reports/{report}/find", s.inRoom(s.find))
	mux.HandleFunc("GET /api/reports/{report}/paragraphs/{paragraph}/history", s.inRoom(s.history))
	mux.HandleFunc("GET /api/reports/{report}/paragraphs/{paragraph}/versions/{version}", s.inRoom(s.version))
	mux.HandleFunc("GET /api/reports/{report}/moments", s.inRoom(s.timeline))
	mux.HandleFunc("GET /api/reports/{report}/moments/{moment}", s.inRoom(s.moment))
	mux.HandleFunc("GET /api/reports/{report}/paragraphs/{paragraph}/brackets", s.inRoom(s.brackets))
	mux.HandleFunc("GET /api/reports/{report}/checklist", s.inRoom(s.checklist))
	mux.HandleFunc("POST /api/reports/{report}/outside", s.inRoom(s.loadOutside))
	mux.HandleFunc("GET /api/reports/{report}/outside", s.inRoom(s.outside))
	mux.HandleFunc("PUT /api/reports/{report}/outside", s.inRoom(s.pairOutside))
	mux.HandleFunc("DELETE /api/reports/{report}/outside", s.inRoom(s.dropOutside))
	mux.HandleFunc("POST /api/reports/{report}/outside/confirmed", s.inRoom(s.confirmOutside))
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) { s.refuse(w, r, errNotFound) })
	mux.HandleFunc("GET /{$}", s.page)
	mux.HandleFunc("GET /r/", s.page)
	own := http.NewCrossOriginProtection()
	own.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.refuse(w, r, errOrigin) }))
	return s.before(own.Handler(mux))
}

// before sets what every answer carries, and turns a fault of this program into one refusal.
func (s *Server) before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		defer func() {
			fault := recover()
			if fault == nil {
				return
			}
			if fault == http.ErrAbortHandler {
				panic(fault) // net/http cuts the connection, so that half an answer is not taken for a whole one
			}
			s.Logger.Error("fault", "path", r.URL.Path, "fault", fault, "stack", string(debug.Stack()))
			s.refuse(w, r, errFault)
		}()
		next.ServeHTTP(w, r)
	})
}

const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

// lasting lets browsers keep the files whose names carry a hash of their content.
func lasting(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "chunks/") || strings.Contains(r.URL.Path, "-") && strings.HasSuffix(r.URL.Path, ".js") {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			w.Header().Set("Cache-Control", "no-cache")
		}
		files.ServeHTTP(w, r)
	})
}

// page is the screen; its script asks the API who is there.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	w.Write(pageOf(r.URL.Path))
}
