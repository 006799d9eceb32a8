// program_test.go starts the real program, in a process of its own, and is a client of it: what a
// script can be, with HTTP and a WebSocket and no browser.

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"adref/editor"
	"adref/server/wire"
)

// TestMain lets the test binary be the program itself: a child started with ADREF_MAIN=1 runs main.
func TestMain(m *testing.M) {
	if os.Getenv("ADREF_MAIN") == "1" {
		main()
		return
	}
	os.Exit(m.Run())
}

// testData is the folder of real drafts; a test that needs it is skipped without it.
func testData(t testing.TB, parts ...string) string {
	t.Helper()
	dir := os.Getenv("ADREF_TEST_DATA")
	if dir == "" {
		t.Skip("ADREF_TEST_DATA names no folder of real drafts")
	}
	return filepath.Join(append([]string{dir}, parts...)...)
}

// program is a running adref.
type program struct {
	t    testing.TB
	cmd  *exec.Cmd
	URL  string
	Link string // the first sign-in link it printed
	Out  []string
	errs *bytes.Buffer
	done chan struct{} // the process has ended
}

var (
	addressLine = regexp.MustCompile(` on (http://\S+)`)
	linkLine    = regexp.MustCompile(`(http://\S+/invite/\S+)`)
)

// serveProgram starts `adref serve` on a database, on a free port of this machine, and waits until
// it has said where it is. Without a link to print it is ready when the address is there.
func serveProgram(t testing.TB, db string, wantLinks int) *program {
	t.Helper()
	return startProgram(t, wantLinks, "serve", "-addr", "127.0.0.1:0", "-db", db)
}

func startProgram(t testing.TB, wantLinks int, args ...string) *program {
	t.Helper()
	p := &program{t: t, cmd: exec.Command(os.Args[0], args...), errs: &bytes.Buffer{}, done: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), "ADREF_MAIN=1")
	p.cmd.Stderr = p.errs
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	ready := make(chan struct{})
	go func() {
		lines, links, told := bufio.NewScanner(out), 0, false
		for lines.Scan() {
			if told {
				continue
			}
			p.Out = append(p.Out, lines.Text())
			if m := addressLine.FindStringSubmatch(lines.Text()); m != nil {
				p.URL = strings.TrimSuffix(m[1], "/")
			}
			if m := linkLine.FindStringSubmatch(lines.Text()); m != nil {
				if links++; links == 1 {
					p.Link = m[1]
				}
			}
			if p.URL != "" && links >= wantLinks {
				told = true
				close(ready)
			}
		}
		p.cmd.Wait()
		close(p.done)
	}()
	select {
	case <-ready:
	case <-p.done:
		t.Fatalf("adref %s ended: %s", strings.Join(args, " "), p.errs)
	case <-time.After(time.Minute):
		t.Fatalf("adref %s did not say where it is: %s", strings.Join(args, " "), p.errs)
	}
	return p
}

// Kill ends the program as a power cut would.
func (p *program) Kill() {
	p.cmd.Process.Kill()
	<-p.done
}

// Stop asks it to end.
func (p *program) Stop() {
	p.cmd.Process.Signal(syscall.SIGTERM)
	<-p.done
}

// adref runs a command to its end.
func adref(t testing.TB, args ...string) (out, errs string, status int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "ADREF_MAIN=1")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
}

// client is one signed-in person without a browser.
type client struct {
	t    testing.TB
	base string
	http *http.Client
}

func newClient(t testing.TB, base string) *client {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &client{t, base, &http.Client{Jar: jar, Timeout: 30 * time.Second}}
}

// signIn presses the button of an invitation's page.
func signIn(t testing.TB, base, link string) *client {
	t.Helper()
	c := newClient(t, base)
	u, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	status, body := c.send("POST", u.Path, "application/x-www-form-urlencoded", nil)
	if status != http.StatusOK {
		t.Fatalf("signing in: %d %s", status, body)
	}
	return c
}

func (c *client) send(method, path, kind string, body io.Reader) (int, []byte) {
	c.t.Helper()
	status, data, err := c.try(method, path, kind, body)
	if err != nil {
		c.t.Fatal(err)
	}
	return status, data
}

func (c *client) try(method, path, kind string, body io.Reader) (int, []byte, error) {
	r, err := http.NewRequest(method, c.base+path, body)
	if err != nil {
		return 0, nil, err
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return 0, nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	return answer.StatusCode, data, err
}

// get reads JSON that must be there.
func get[T any](c *client, path string) T {
	c.t.Helper()
	status, data := c.send("GET", path, "", nil)
	if status != http.StatusOK {
		c.t.Fatalf("GET %s: %d %s", path, status, data)
	}
	return parse[T](c.t, data)
}

func parse[T any](t testing.TB, data []byte) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %.300s", err, data)
	}
	return v
}

var lastCommand atomic.Int64

func request(c editor.Command) wire.Request {
	return requestAs(fmt.Sprintf("test-%d", lastCommand.Add(1)), c)
}

func requestAs(id string, c editor.Command) wire.Request {
	fields := map[string]any{}
	data, _ := json.Marshal(c)
	json.Unmarshal(data, &fields)
	fields["type"] = c.Type()
	body, _ := json.Marshal(fields)
	return wire.Request{ID: id, Command: body}
}

// do sends a command that must be taken.
func (c *client) do(report string, command editor.Command) *wire.OK {
	c.t.Helper()
	reply, status := c.post(report, request(command))
	if reply.OK == nil {
		c.t.Fatalf("%s: %d %+v", command.Type(), status, reply.Error)
	}
	return reply.OK
}

// refused sends a command that must be refused with a code.
func (c *client) refused(report, code string, command editor.Command) *wire.Error {
	c.t.Helper()
	reply, _ := c.post(report, request(command))
	if reply.Error == nil || reply.Error.Code != code {
		c.t.Fatalf("%s was answered %+v %+v, not refused as %q", command.Type(), reply.OK, reply.Error, code)
	}
	return reply.Error
}

func (c *client) post(report string, r wire.Request) (wire.Reply, int) {
	c.t.Helper()
	body, _ := json.Marshal(r)
	status, data := c.send("POST", "/api/reports/"+report+"/commands", "application/json", bytes.NewReader(body))
	return parse[wire.Reply](c.t, data), status
}

func (c *client) snapshot(report string) wire.Snapshot {
	c.t.Helper()
	return get[wire.Snapshot](c, "/api/reports/"+report)
}

// numbered finds a paragraph of a snapshot by its number.
func numbered(t testing.TB, s wire.Snapshot, number string) wire.Paragraph {
	t.Helper()
	for _, p := range s.Paragraphs {
		if p.Number == number && p.Kind == editor.KindParagraph {
			return p
		}
	}
	t.Fatalf("there is no paragraph %s", number)
	return wire.Paragraph{}
}

// load makes a report from a file, as the Chair's screen does.
func (c *client) load(file string) string {
	c.t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		c.t.Fatal(err)
	}
	status, answer := c.send("POST", "/api/reports?name="+url.QueryEscape(filepath.Base(file)), "application/octet-stream", bytes.NewReader(data))
	if status != http.StatusCreated {
		c.t.Fatalf("loading %s: %d %s", file, status, answer)
	}
	return parse[wire.Imported](c.t, answer).ID
}

// invite lets somebody in, and signs in as that person.
func (c *client) invite(report string, role editor.Role, code, name string) *client {
	c.t.Helper()
	return signIn(c.t, c.base, c.invitation(report, role, code, name))
}

func (c *client) invitation(report string, role editor.Role, code, name string) string {
	c.t.Helper()
	body, _ := json.Marshal(wire.InvitationRequest{Role: role, Person: "Somebody of " + name, Delegation: code, DelegationName: name})
	status, data := c.send("POST", "/api/reports/"+report+"/invitations", "application/json", bytes.NewReader(body))
	if status != http.StatusCreated {
		c.t.Fatalf("inviting %s: %d %s", name, status, data)
	}
	return parse[wire.Invitation](c.t, data).Link
}

// socket is an open WebSocket of a client.
type socket struct {
	t      testing.TB
	ws     *websocket.Conn
	Cursor string // of the last frame
}

// message is any of what a server sends.
type message struct {
	wire.Frame
	Re     string      `json:"re"`
	OK     *wire.OK    `json:"ok"`
	Error  *wire.Error `json:"error"`
	Notice string      `json:"notice"`
}

func (c *client) dial(report, after string) *socket {
	c.t.Helper()
	s, err := c.tryDial(report, after)
	if err != nil {
		c.t.Fatal(err)
	}
	return s
}

func (c *client) tryDial(report, after string) (*socket, error) {
	dialer := websocket.Dialer{Jar: c.http.Jar, HandshakeTimeout: 10 * time.Second}
	address := strings.Replace(c.base, "http://", "ws://", 1) + "/ws?report=" + report + "&after=" + url.QueryEscape(after)
	ws, _, err := dialer.Dial(address, http.Header{"Origin": {c.base}})
	if err != nil {
		return nil, err
	}
	c.t.Cleanup(func() { ws.Close() })
	return &socket{c.t, ws, after}, nil
}

// next waits for the next message.
func (s *socket) next() message {
	s.t.Helper()
	m, err := s.tryNext()
	if err != nil {
		s.t.Fatal(err)
	}
	return m
}

func (s *socket) tryNext() (message, error) {
	s.ws.SetReadDeadline(time.Now().Add(30 * time.Second))
	_, data, err := s.ws.ReadMessage()
	if err != nil {
		return message{}, err
	}
	var m message
	if err := json.Unmarshal(data, &m); err != nil {
		return m, err
	}
	if m.Cursor != "" {
		s.Cursor = m.Cursor
	}
	return m, nil
}

// until waits for a frame with an event of a type.
func (s *socket) until(event string) message {
	s.t.Helper()
	for {
		if m := s.next(); m.Event.Type == event {
			return m
		}
	}
}

// reply waits for the answer to a request.
func (s *socket) reply(id string) message {
	s.t.Helper()
	for {
		if m := s.next(); m.Re == id {
			return m
		}
	}
}

func (s *socket) send(r wire.Request) {
	s.t.Helper()
	if err := s.ws.WriteJSON(r); err != nil {
		s.t.Fatal(err)
	}
}
