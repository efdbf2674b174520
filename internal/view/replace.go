package view

// Replace makes the version of a view that was built anew the current one, which may then
// stand at an older revision than before. It is for a store that has lost revisions: only a
// build shows what it holds then. Readers keep the version that they have.
func (v *View) Replace(fresh *View) {
	v.writing.Lock()
	defer v.writing.Unlock()
	v.checker = fresh.checker
	v.current.Store(fresh.current.Load())
	v.moved.Ring()
}
