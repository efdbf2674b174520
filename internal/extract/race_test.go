//go:build race

package extract

// raceDetector says that the tests run under the race detector.
const raceDetector = true
