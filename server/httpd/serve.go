package httpd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"huipu/internal/config"
	"huipu/internal/kg"
)

// Bounds on connections. Reading and writing may take longer than a request, because the
// client sends and reads at its own pace.
const (
	readHeaderTimeout = 5 * time.Second
	clientAllowance   = 20 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 16 << 10
)

// Serve answers requests on the listener until the context ends. Then it takes no new
// connections, lets requests under way go on for Config.ShutdownTimeout and cuts off what
// is left, which is [kg.ErrTimeout]. It closes the listener and returns nil after a clean
// stop.
func Serve(ctx context.Context, l net.Listener, h *Handler, c config.Config, logger *slog.Logger) error {
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       c.RequestTimeout + clientAllowance,
		WriteTimeout:      c.RequestTimeout + 2*clientAllowance,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return requests },
	}
	served := make(chan struct{})
	var failure error
	go func() {
		defer close(served)
		failure = server.Serve(l)
	}()
	select {
	case <-served:
		return fmt.Errorf("serving on %s: %w", l.Addr(), failure)
	case <-ctx.Done():
	}
	h.Drain()
	logger.Info("stopping", "grace", c.ShutdownTimeout)
	grace, stop := context.WithTimeout(context.WithoutCancel(ctx), c.ShutdownTimeout)
	defer stop()
	err := server.Shutdown(grace)
	if err != nil {
		cancel()
		err = errors.Join(fmt.Errorf("requests still ran %v after the stop and were cut off: %w", c.ShutdownTimeout, kg.ErrTimeout), server.Close())
	}
	<-served
	return err
}
