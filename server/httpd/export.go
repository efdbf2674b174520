package httpd

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"time"

	"huipu/internal/dump"
)

// exportStall is how long a client may take to read a part of an export before it is cut
// off. An export as a whole may take as long as it needs.
const exportStall = 30 * time.Second

// exporter streams the whole graph as N-Quads. The revision that the answer carries is
// certainly in it; later ones may be too.
func exporter(export func(context.Context, io.Writer) (dump.Summary, error), replica Replica, logger *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setRevision(w, replica.Status().View)
		download(w, r, "application/n-quads", "huipu.nq", logger, func(out io.Writer) error {
			_, err := export(r.Context(), out)
			return err
		})
	})
}

// viewExporter streams the view file of the version that requests see, whose revision the
// answer carries. It asks nothing of the store.
func viewExporter(version func() (uint64, io.WriterTo), logger *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		revision, file := version()
		setRevision(w, revision)
		download(w, r, "application/octet-stream", "huipu.view", logger, func(out io.Writer) error {
			_, err := file.WriteTo(out)
			return err
		})
	})
}

// download streams a file. An error before the first byte is answered as one; after it the
// connection is cut, so that nobody takes a part for the whole.
func download(w http.ResponseWriter, r *http.Request, contentType, name string, logger *slog.Logger, write func(io.Writer) error) {
	header := w.Header()
	header.Set("Content-Type", contentType)
	header.Set("Content-Disposition", `attachment; filename="`+name+`"`)
	header.Set("Cache-Control", "no-cache")
	if r.Method == http.MethodHead {
		return
	}
	out := &patient{w: w, control: http.NewResponseController(w)}
	err := write(out)
	if err == nil {
		return
	}
	logger.LogAttrs(r.Context(), slog.LevelError, "export failed", slog.String("id", requestID(r.Context())), slog.Any("error", err))
	if out.started {
		panic(http.ErrAbortHandler)
	}
	header.Del("Content-Disposition")
	writeUnavailable(w, r, err, "the export failed")
}

// patient moves the deadline of the connection on with every write, and lets the sorting
// before the first one take its time.
type patient struct {
	w       io.Writer
	control *http.ResponseController
	started bool
}

// Write sends p within the time that a stalled client has.
func (p *patient) Write(b []byte) (int, error) {
	p.started = true
	// Where a deadline cannot be set, as in tests, there is none to move.
	_ = p.control.SetWriteDeadline(time.Now().Add(exportStall))
	return p.w.Write(b)
}
