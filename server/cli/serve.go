package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync"
	"syscall"
	"time"

	"huipu/graph"
	"huipu/internal/backup"
	"huipu/internal/config"
	"huipu/internal/dump"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/server/explorer"
	"huipu/server/httpd"
)

type serveCommand struct {
	dataFlags
	namingFlags
	Addr            string        `placeholder:"HOST:PORT" default:"${addr}" help:"Where to listen; port 0 takes a free one."`
	Token           string        `placeholder:"TOKEN" help:"Let clients that send this token change the graph; without one, nobody can."`
	NoSample        bool          `help:"Leave an empty graph empty, without the sample releases."`
	RequestTimeout  time.Duration `placeholder:"TIME" default:"${request_timeout}" help:"Longest time that a request may take; exports are exempt."`
	ShutdownTimeout time.Duration `placeholder:"TIME" default:"${shutdown_timeout}" help:"How long requests under way may go on after a stop."`
	MaxRequests     int           `placeholder:"N" default:"${max_requests}" help:"Requests served at the same time; more are turned away."`
	MaxExports      int           `placeholder:"N" default:"${max_exports}" help:"Exports served at the same time; more are turned away."`
}

// Help is shown below the flags.
func (serveCommand) Help() string {
	return `An empty graph starts with the sample releases. Everyone who reaches the address can read; changes need the token, as "Authorization: Bearer TOKEN". Ctrl-C stops the server after the requests under way.

Examples:

	huipu serve
	huipu serve --addr :8080 --data-dir /var/lib/huipu
	HUIPU_TOKEN="$(openssl rand -hex 24)" huipu serve`
}

func (c *serveCommand) apply(cfg *config.Config) {
	cfg.Addr, cfg.Token = c.Addr, c.Token
	cfg.RequestTimeout, cfg.ShutdownTimeout = c.RequestTimeout, c.ShutdownTimeout
	cfg.MaxRequests, cfg.MaxExports = c.MaxRequests, c.MaxExports
}

// Run serves until the context ends.
func (c *serveCommand) Run(ctx context.Context, a *app) error {
	cfg, err := settings(c.dataFlags.apply, c.namingFlags.apply, c.apply)
	if err != nil {
		return err
	}
	// A port in use is told before anything else is touched; clients wait meanwhile.
	l, err := listen(ctx, cfg.Addr)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // the server has closed it, unless it never started
	if !cfg.Loopback() && cfg.Token == "" {
		a.log.Warn("everyone who reaches this address can read the graph, and nobody can change it without --token", "addr", cfg.Addr)
	}
	s, err := a.openSession(ctx, cfg)
	if err == nil {
		err = s.close(a, c.serve(ctx, a, cfg, l, s))
	}
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil // stopped while starting, as asked
	}
	return err
}

func (c *serveCommand) serve(ctx context.Context, a *app, cfg config.Config, l net.Listener, s *session) error {
	// The view follows other servers until the last request is answered.
	following, stop := context.WithCancel(context.WithoutCancel(ctx))
	var running sync.WaitGroup
	running.Go(func() { s.follow.Run(following) })
	if s.file != nil {
		running.Go(func() { s.file.Run(following, s.view) })
	}
	defer running.Wait()
	defer stop()
	if s.view.Snapshot().Revision() == 0 && !c.NoSample {
		if err := loadSample(ctx, s); err != nil {
			return err
		}
	}
	router, err := explorer.NewRouter()
	if err != nil {
		return err
	}
	handler, err := httpd.NewHandler(httpd.Options{
		Config:   cfg,
		GraphQL:  graph.NewHandler(s.graphOptions(a, cfg)),
		SDL:      graph.SDL(),
		Replica:  s.follow,
		Counters: s.ingest.Counters,
		Export: func(ctx context.Context, w io.Writer) (dump.Summary, error) {
			return dump.NQuads(ctx, w, s.store, dump.Options{BaseIRI: cfg.BaseIRI})
		},
		Backup: func(ctx context.Context, w io.Writer) error {
			_, err := backup.Stream(ctx, s.store, a.openCopy, cfg.DataDir, a.Now(), w)
			return err
		},
		Site: httpd.Site{
			Files: explorer.Assets(), Index: explorer.IndexPage, Asset: router.Asset,
			Immutable: explorer.Immutable, Policy: explorer.ContentSecurityPolicy,
		},
		Logger: a.log,
	})
	if err != nil {
		return err
	}
	if err := c.announce(a.Stdout, l.Addr(), s); err != nil {
		return err
	}
	return httpd.Serve(ctx, l, handler, cfg, a.log)
}

// listen takes the address, or says in one sentence why it cannot.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("the address %s is in use; stop the program that has it, or choose another with --addr: %w", addr, kg.ErrConflict)
	}
	if err != nil {
		return nil, fmt.Errorf("the address %s cannot be used: %w", addr, err)
	}
	return l, nil
}

// loadSample reads the sample releases into an empty graph.
func loadSample(ctx context.Context, s *session) error {
	report, err := s.ingest.IngestAll(ctx, sampleReleases(), "sample", func(ingest.Outcome) {})
	if err == nil && report.Refused > 0 {
		err = fmt.Errorf("%d were refused: %w", report.Refused, kg.ErrInternal)
	}
	if err != nil {
		return fmt.Errorf("loading the sample releases: %w", err)
	}
	return nil
}

// announce tells where what is.
func (c *serveCommand) announce(w io.Writer, addr net.Addr, s *session) error {
	snapshot := s.view.Snapshot()
	url := "http://" + visible(addr)
	changes := "nobody can change the graph (no --token was given)"
	if c.Token != "" {
		changes = "clients that send the token can change the graph"
	}
	_, err := fmt.Fprintf(w, `Huipu (会谱) serves %[1]d releases about %[2]d people and %[3]d meetings.
  explorer  %[4]s/
  GraphiQL  %[4]s/graphiql
  GraphQL   %[4]s/graphql
  export    %[4]s/export/nquads
  health    %[4]s/readyz
  metrics   %[4]s/metrics
Everyone who reaches it can read; %[5]s. Ctrl-C stops it.
`, snapshot.Count(kg.KindDocument), snapshot.Count(kg.KindPerson), snapshot.Count(kg.KindMeeting), url, changes)
	return err
}

// visible is the address as a browser on this machine reaches it.
func visible(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return addr.String()
	}
	return net.JoinHostPort("localhost", strconv.Itoa(tcp.Port))
}
