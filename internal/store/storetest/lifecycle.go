package storetest

import (
	"sync"
	"testing"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

func statsTests() []test {
	return []test{
		{"counts what the current version holds", func(t *testing.T, h *harness) {
			check := func(quads, revision uint64) {
				t.Helper()
				got, err := h.store.Stats(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if got.Quads != quads || got.Revision != revision || (got.DiskBytes > 0) != h.home.OnDisk {
					t.Errorf("%+v, want %d statements at revision %d, on disk: %v", got, quads, revision, h.home.OnDisk)
				}
			}
			check(0, 0)
			h.add(document(1, 30)...)
			check(30, 1)
			h.add(document(1, 33)...)
			check(33, 2)
			h.remove(document(1, 36)...)
			check(0, 3)
			h.remove(document(1, 36)...)
			check(0, 3)
		}},
	}
}

func backupTests() []test {
	return []test{
		{"the copy of one version with its revisions opens as a store", func(t *testing.T, h *harness) {
			h.add(document(1, 300)...)
			h.commit(store.Change{Author: "a", Remove: document(1, 30), Documents: []kg.ID{"document/1"}})
			if h.home.Backup == nil {
				fails(t, "Backup", h.store.Backup(t.Context(), "backup"), kg.ErrUnsupported)
				h.holds(document(1, 300)[30:]...)
				return
			}
			for _, dir := range []string{h.home.Backup.Missing, h.home.Backup.Empty} {
				want := h.revisions(0)
				held := collect(t, h.store.Quads(t.Context()))
				if err := h.store.Backup(t.Context(), dir); err != nil {
					t.Fatalf("Backup to %s: %v", dir, err)
				}
				h.add(document(len(want)+1, 3)...) // not in the copy
				copied, err := h.home.Backup.Open(dir)
				if err != nil {
					t.Fatalf("opening the backup %s: %v", dir, err)
				}
				same(t, "statements of the backup", held, collect(t, copied.Quads(t.Context())))
				sameRevisions(t, want, collectAll(t, copied.Revisions(t.Context(), 0)))
				c, err := copied.Commit(t.Context(), store.Change{Add: document(9, 3)})
				if err != nil || c.Number != uint64(len(want)+1) {
					t.Errorf("commit to the backup: revision %d, %v; want %d", c.Number, err, len(want)+1)
				}
				if err := copied.Close(); err != nil {
					t.Error(err)
				}
			}
			if got := len(h.revisions(0)); got != 4 {
				t.Errorf("%d revisions in the store, want 4", got)
			}
		}},
		{"the directory must not exist or be empty", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			if h.home.Backup == nil {
				fails(t, "Backup", h.store.Backup(t.Context(), t.TempDir()), kg.ErrUnsupported)
				return
			}
			fails(t, "Backup", h.store.Backup(t.Context(), h.home.Backup.Occupied), kg.ErrInvalid)
			h.add(document(2, 3)...)
			h.holds(append(document(1, 3), document(2, 3)...)...)
		}},
		{"the store goes on working", func(t *testing.T, h *harness) {
			h.add(document(0, 30)...)
			var wg sync.WaitGroup
			for n := 1; n <= 3; n++ {
				wg.Go(func() {
					for i := range 10 {
						if _, err := h.store.Commit(t.Context(), store.Change{Add: document(n*100+i, 30)}); err != nil {
							t.Error(err)
						}
						collect(t, h.store.Match(t.Context(), quad.Label, []quad.Value{quad.IRI("hp:document/0")}))
					}
				})
			}
			if h.home.Backup == nil {
				fails(t, "Backup", h.store.Backup(t.Context(), "backup"), kg.ErrUnsupported)
				wg.Wait()
				return
			}
			err := h.store.Backup(t.Context(), h.home.Backup.Missing)
			wg.Wait()
			if err != nil {
				t.Fatal(err)
			}
			copied, err := h.home.Backup.Open(h.home.Backup.Missing)
			if err != nil {
				t.Fatal(err)
			}
			if n := len(collect(t, copied.Quads(t.Context()))); n%30 != 0 || n == 0 {
				t.Errorf("%d statements in the backup, not whole documents", n)
			}
			if err := copied.Close(); err != nil {
				t.Error(err)
			}
		}},
	}
}

func closeTests() []test {
	return []test{
		{"a second Close does nothing", func(t *testing.T, h *harness) {
			h.add(document(1, 3)...)
			for range 3 {
				if err := h.store.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			}
		}},
		{"iterations under way end with an error or their last statement", func(t *testing.T, h *harness) {
			all := document(1, 3000)
			h.add(all...)
			n := 0
			for _, err := range h.store.Quads(t.Context()) {
				if err != nil {
					fails(t, "iteration", err, kg.ErrUnavailable)
					n = len(all)
					break
				}
				if n++; n == 1 {
					if err := h.store.Close(); err != nil {
						t.Errorf("Close: %v", err)
					}
				}
			}
			if n != len(all) {
				t.Errorf("ended after %d statements without an error", n)
			}
		}},
		{"many may close while others read and write", func(t *testing.T, h *harness) {
			h.add(document(0, 300)...)
			var wg sync.WaitGroup
			begun := make(chan struct{}, 4)
			for n := range 2 {
				wg.Go(func() {
					begun <- struct{}{}
					for i := 1; ; i++ {
						if _, err := h.store.Commit(t.Context(), store.Change{Add: document(n*1000+i, 3)}); err != nil {
							fails(t, "Commit", err, kg.ErrUnavailable)
							return
						}
					}
				})
				wg.Go(func() {
					begun <- struct{}{}
					for {
						for _, err := range h.store.Quads(t.Context()) {
							if err != nil {
								fails(t, "Quads", err, kg.ErrUnavailable)
								return
							}
						}
					}
				})
			}
			for range 4 {
				<-begun
			}
			for range 2 {
				wg.Go(func() {
					if err := h.store.Close(); err != nil {
						t.Errorf("Close: %v", err)
					}
				})
			}
			wg.Wait()
		}},
	}
}
