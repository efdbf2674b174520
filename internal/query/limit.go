package query

import (
	"fmt"
	"reflect"

	"huipu/internal/kg"
)

// The limits of filters.
const (
	MaxFilterDepth = 8   // filters within filters
	MaxFilterNodes = 100 // filters, counts and matches in one
	MaxFilterList  = 200 // members of one list
)

// checkFilter refuses a filter above the limits with [kg.ErrLimit]; nil passes.
func checkFilter(filter any) error {
	left := MaxFilterNodes
	return checkDepth(reflect.ValueOf(filter), MaxFilterDepth, &left)
}

func checkDepth(v reflect.Value, depth int, left *int) error {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return nil
		}
		if *left--; *left < 0 {
			return fmt.Errorf("more than %d conditions: %w", MaxFilterNodes, kg.ErrLimit)
		}
		if depth == 0 {
			return fmt.Errorf("more than %d conditions within each other: %w", MaxFilterDepth, kg.ErrLimit)
		}
		for _, field := range v.Elem().Fields() {
			if err := checkDepth(field, depth-1, left); err != nil {
				return err
			}
		}
	case reflect.Slice:
		if v.Len() > MaxFilterList {
			return fmt.Errorf("a list of %d, more than %d: %w", v.Len(), MaxFilterList, kg.ErrLimit)
		}
		for i := range v.Len() {
			if err := checkDepth(v.Index(i), depth, left); err != nil {
				return err
			}
		}
	}
	return nil
}
