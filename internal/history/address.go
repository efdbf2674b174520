package history

import (
	"strconv"
	"strings"

	"huipu/internal/kg"
)

// addressMark stands between the parts of the address of a fact. No id has it.
const addressMark = "@"

// FactIn is the address of a fact in a document from a revision on, among the [Heirs] of others. Another
// fact of the document may have the id later; the address does not lead there.
func FactIn(fact, document kg.ID, since uint64) kg.ID {
	return fact + addressMark + document + addressMark + kg.ID(strconv.FormatUint(since, 10))
}

// FactOf takes an address of a fact apart; ok is false for any id.
func FactOf(address kg.ID) (fact, document kg.ID, since uint64, ok bool) {
	parts := strings.Split(string(address), addressMark)
	if len(parts) != 3 {
		return address, "", 0, false
	}
	since, err := strconv.ParseUint(parts[2], 10, 64)
	return kg.ID(parts[0]), kg.ID(parts[1]), since, err == nil
}
