package pebble

import "github.com/cayleygraph/cayley/graph"

// Name is the name under which Register makes the store known to Cayley.
const Name = "pebble"

// Register makes the store known to Cayley, so that graph.NewQuadStore(Name, dir, nil) opens
// one; a second call does nothing. Cayley's registry is not guarded: call it before
// goroutines start to use it.
func Register() {
	if graph.IsRegistered(Name) {
		return
	}
	open := func(dir string, _ graph.Options) (graph.QuadStore, error) {
		qs, err := Open(dir, Options{})
		if err != nil {
			return nil, err // not a nil *QuadStore, which is no nil interface
		}
		return qs, nil
	}
	graph.RegisterQuadStore(Name, graph.QuadStoreRegistration{
		NewFunc: open,
		InitFunc: func(dir string, opts graph.Options) error {
			qs, err := open(dir, opts)
			if err != nil {
				return err
			}
			return qs.Close()
		},
		IsPersistent: true,
	})
}
