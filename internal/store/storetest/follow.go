package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/store"
)

func headsTests() []test {
	return []test{
		{"yields the revisions with a number above after, oldest first, without their statements", func(t *testing.T, h *harness) {
			var want []kg.Revision
			for n := range 40 {
				c := store.Change{Author: "a", Cause: kg.CauseIngest, Message: "m", Documents: []kg.ID{"document/1"}, Add: document(n, 9)}
				if n%4 == 3 {
					c.Remove = document(n-1, 6)
				}
				want = append(want, h.commit(c).Revision)
			}
			for _, after := range []uint64{0, 1, 20, 39} {
				if got := collectAll(t, h.store.Heads(t.Context(), after)); !reflect.DeepEqual(got, want[after:]) {
					t.Errorf("after %d: got\n\t%+v\nwant\n\t%+v", after, got, want[after:])
				}
			}
			for _, after := range []uint64{40, 41, 1 << 40, 1<<64 - 1} {
				if got := collectAll(t, h.store.Heads(t.Context(), after)); len(got) > 0 {
					t.Errorf("after %d: got %+v", after, got)
				}
			}
		}},
		{"the iteration can be left", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			h.add(document(2, 3)...)
			for r, err := range h.store.Heads(t.Context(), 0) {
				if err != nil || r.Number != 1 {
					t.Errorf("revision %d, %v; want 1", r.Number, err)
				}
				break
			}
		}},
		{"an error ends the iteration and is yielded last with the zero value", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			h.add(document(2, 3)...)
			ctx, cancel := context.WithCancel(t.Context())
			n := failsLast(t, "Heads", func(yield func(kg.Revision, error) bool) {
				for r, err := range h.store.Heads(ctx, 0) {
					if !yield(r, err) {
						return
					}
					cancel()
				}
			}, kg.ErrTimeout)
			if n != 1 {
				t.Errorf("%d revisions before the error, want 1", n)
			}
		}},
	}
}

func waitTests() []test {
	return []test{
		{"returns at once when the last revision has a number above after", func(t *testing.T, h *harness) {
			for n := range 3 {
				h.add(document(n, 3)...)
			}
			for after := range uint64(3) {
				if last, err := h.store.Wait(t.Context(), after); err != nil || last != 3 {
					t.Errorf("after %d: %d, %v; want 3", after, last, err)
				}
			}
		}},
		{"blocks until the last revision has a number above after", func(t *testing.T, h *harness) {
			for n := range 10 {
				const waiters = 3
				woken := make(chan uint64, waiters)
				for range waiters {
					go func() {
						last, err := h.store.Wait(t.Context(), uint64(n))
						if err != nil {
							t.Error(err)
						}
						woken <- last
					}()
				}
				h.commit(store.Change{}) // no revision, so nobody is woken for good
				select {
				case last := <-woken:
					t.Errorf("woken at %d without a new revision", last)
				default:
				}
				h.add(document(n, 3)...)
				for range waiters {
					if last := <-woken; last != uint64(n)+1 {
						t.Errorf("woken at %d, want %d", last, n+1)
					}
				}
			}
		}},
		{"an ended context ends the wait", func(t *testing.T, h *harness) {
			ctx, cancel := context.WithCancel(t.Context())
			ended := make(chan error, 1)
			go func() {
				_, err := h.store.Wait(ctx, 0)
				ended <- err
			}()
			cancel()
			err := <-ended
			fails(t, "Wait", err, kg.ErrTimeout)
			if !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want that of the context", err)
			}
		}},
		{"where the last revision stands below after the error is ErrLost", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			for _, after := range []uint64{2, 3, 1<<64 - 1} {
				_, err := h.store.Wait(t.Context(), after)
				fails(t, "Wait", err, kg.ErrUnavailable)
				if !errors.Is(err, store.ErrLost) {
					t.Errorf("after %d: error %v, want ErrLost", after, err)
				}
			}
		}},
		{"Close ends the wait", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			ended := make(chan error, 1)
			go func() {
				_, err := h.store.Wait(t.Context(), 1)
				ended <- err
			}()
			if err := h.store.Close(); err != nil {
				t.Error(err)
			}
			fails(t, "Wait", <-ended, kg.ErrUnavailable)
		}},
		{"many may follow while others commit", func(t *testing.T, h *harness) {
			const revisions, followers = 30, 3
			ended := make(chan []uint64, followers)
			for range followers {
				go func() {
					var seen []uint64
					for at := uint64(0); at < revisions; {
						if _, err := h.store.Wait(t.Context(), at); err != nil {
							t.Error(err)
							break
						}
						for r, err := range h.store.Heads(t.Context(), at) {
							if err != nil {
								t.Error(err)
								break
							}
							at = r.Number
							seen = append(seen, at)
						}
					}
					ended <- seen
				}()
			}
			for n := range revisions {
				h.add(document(n, 3)...)
			}
			for range followers {
				seen := <-ended
				for i, number := range seen {
					if number != uint64(i)+1 {
						t.Fatalf("revision %d at place %d of %v", number, i+1, seen)
					}
				}
			}
		}},
	}
}
