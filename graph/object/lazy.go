package object

import (
	"fmt"
	"sync"

	"huipu/internal/kg"
)

// lazy is a value that is made when it is first asked for. It is safe for concurrent use.
type lazy[T any] struct {
	once  sync.Once
	value T
	err   error
}

func (l *lazy[T]) get(make func() (T, error)) (T, error) {
	l.once.Do(func() {
		// What stays when make panics, for whoever asks next.
		l.err = fmt.Errorf("an earlier reading of the same failed: %w", kg.ErrInternal)
		l.value, l.err = make()
	})
	return l.value, l.err
}

// memo keeps what peers share by the arguments of a field. It is safe for concurrent use.
type memo struct {
	mu   sync.Mutex
	made map[any]any
}

// remember gives the value for the key, which must be comparable and always come with the same
// T; it is the zero T at first.
func remember[T any](m *memo, key any) *T {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.made == nil {
		m.made = map[any]any{}
	}
	if v, ok := m.made[key]; ok {
		return v.(*T)
	}
	v := new(T)
	m.made[key] = v
	return v
}
