package httpd

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"huipu/graph"
	"huipu/internal/follow"
	"huipu/internal/kg"
)

// Replica is how this server stands to the store; [follow.Follower] is one.
type Replica interface {
	Status() follow.Status
	// Reach waits for a revision, as [follow.Follower.Reach] does.
	Reach(ctx context.Context, revision uint64) error
}

// maxReach is how long a request waits for the revision that it asks for, if it has that
// long.
const maxReach = 5 * time.Second

// retryAfter is what clients are told to wait, in seconds, when the store is away or a
// revision has not come yet.
const retryAfter = "1"

// atRevision lets a request wait until the view shows the revision that the request names in
// [graph.RevisionHeader], so that a client reads what it wrote by way of another server.
func atRevision(replica Replica, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if text := r.Header.Get(graph.RevisionHeader); text != "" {
			if err := reach(r.Context(), replica, text); err != nil {
				setRevision(w, replica.Status().View)
				writeUnavailable(w, r, err, err.Error())
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

func reach(ctx context.Context, replica Replica, text string) error {
	revision, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return fmt.Errorf("%s is %.40q: want the number of a revision: %w", graph.RevisionHeader, text, kg.ErrInvalid)
	}
	ctx, cancel := context.WithTimeout(ctx, maxReach)
	defer cancel()
	if err := replica.Reach(ctx, revision); err != nil {
		category := kg.CategoryOf(err)
		switch category {
		case kg.ErrNotFound:
			return fmt.Errorf("revision %d does not exist: %w", revision, category)
		case kg.ErrTimeout, kg.ErrUnavailable:
			return fmt.Errorf("revision %d has not come to this server yet: %w", revision, category)
		}
		return category
	}
	return nil
}

// setRevision tells the revision that an answer shows.
func setRevision(w http.ResponseWriter, revision uint64) {
	w.Header().Set(graph.RevisionHeader, strconv.FormatUint(revision, 10))
}

// writeUnavailable answers with an error, and says when to try again where that may help.
func writeUnavailable(w http.ResponseWriter, r *http.Request, err error, message string) {
	category := kg.CategoryOf(err)
	if category == kg.ErrUnavailable || category == kg.ErrTimeout {
		w.Header().Set("Retry-After", retryAfter)
	}
	writeProblem(w, r, problemOf(category, message))
}

// readiness is the answer of /readyz.
type readiness struct {
	Ready    bool   `json:"ready"`
	Status   string `json:"status"`        // "ready" or "stopping"
	View     uint64 `json:"viewRevision"`  // last revision that requests see
	Store    uint64 `json:"storeRevision"` // last revision of the store, as far as it is known
	Lag      uint64 `json:"lag"`           // revisions by which requests are behind
	Writable bool   `json:"writable"`      // false while the store cannot be reached
}

// ready tells whether this server should get requests. It should while the store is away,
// for it answers from its view.
func (h *Handler) ready(replica Replica) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		status := replica.Status()
		answer := readiness{
			Ready: true, Status: "ready", View: status.View, Store: status.Store, Lag: status.Lag(), Writable: status.Err == nil,
		}
		code := http.StatusOK
		if h.draining.Load() {
			answer.Ready, answer.Status, code = false, "stopping", http.StatusServiceUnavailable
		}
		writeJSON(w, code, answer)
	})
}
