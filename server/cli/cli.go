package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"huipu/internal/config"
	"huipu/internal/kg"
)

// System is what commands take from the machine.
type System struct {
	Stdin     io.Reader
	Stdout    io.Writer
	Stderr    io.Writer
	LookupEnv func(name string) (string, bool)
	Now       func() time.Time
	// Terminal tells that a person watches Stderr, who is shown how far a run is.
	Terminal bool
}

// Main runs the command line of the process and gives its exit code. An interrupt or a
// termination signal asks the command to stop; a second one ends the process at once.
func Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return Run(ctx, os.Args[1:], System{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, LookupEnv: os.LookupEnv, Now: time.Now,
		Terminal: term.IsTerminal(int(os.Stderr.Fd())),
	})
}

// The exit codes.
const (
	exitDone    = 0 // everything was done
	exitFailed  = 1 // nothing was done, or not all
	exitUsage   = 2 // the command line, the environment or a setting is wrong
	exitRefused = 3 // everything was done but for inputs that were refused
)

// errRefused ends a run that went on after inputs that it could not take.
var errRefused = errors.New("some inputs were refused")

// errReported ends a run whose errors have been printed.
var errReported = errors.New("failed")

// app is what every command runs with.
type app struct {
	System
	log *slog.Logger
}

// Run executes the command line, without the name of the program, and gives the exit code
// of the process. The context ends when the user asks to stop.
func Run(ctx context.Context, args []string, sys System) int {
	var table commands
	helpTo, helpCode := sys.Stdout, exitDone
	if len(args) == 0 {
		args, helpTo, helpCode = []string{"--help"}, sys.Stderr, exitUsage
	}
	helped := false
	parser, err := newParser(&table, sys, helpTo, func(int) { helped = true })
	if err != nil {
		return fail(sys.Stderr, err)
	}
	parsed, err := parser.Parse(args)
	if helped {
		return helpCode
	}
	if err != nil {
		return fail(sys.Stderr, usageError{err, hint(err)})
	}
	level := slog.LevelWarn
	if table.Verbose {
		level = slog.LevelInfo
	}
	a := &app{sys, slog.New(slog.NewTextHandler(sys.Stderr, &slog.HandlerOptions{Level: level}))}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return fail(sys.Stderr, parsed.Run(a))
}

// newParser builds the parser of the table. Values that no flag gives come from the
// environment of the system.
func newParser(table *commands, sys System, helpTo io.Writer, exit func(int)) (*kong.Kong, error) {
	environment := kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		// An empty variable counts as none, for that is how shells and units switch one off.
		if value, ok := sys.LookupEnv(config.Env(flag.Name)); ok && value != "" && setting(flag) {
			return value, nil
		}
		return nil, nil // what kong takes for "no value here"
	})
	return kong.New(table,
		kong.Name("huipu"),
		kong.Description(description),
		defaults(),
		kong.Resolvers(environment),
		kong.Writers(helpTo, sys.Stderr),
		kong.Exit(exit),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: helpWidth}),
		kong.ValueFormatter(describeFlag),
	)
}

// usageError is a command line that cannot be run.
type usageError struct {
	error
	hint string
}

// Unwrap gives what is wrong with the command line.
func (e usageError) Unwrap() error { return e.error }

// Error says what is wrong and where help is.
func (e usageError) Error() string { return e.error.Error() + "; " + e.hint }

// hint names the help that fits the command that was tried.
func hint(err error) string {
	command := "huipu"
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil && parse.Context.Selected() != nil {
		command += " " + parse.Context.Selected().Name
	}
	return fmt.Sprintf("see %s --help", command)
}

// fail prints the error, unless that has been done, and gives its exit code.
func fail(w io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	if !errors.Is(err, errRefused) && !errors.Is(err, errReported) {
		complain(w, err)
	}
	return exitCode(err)
}

// complain prints the error as one line.
func complain(w io.Writer, err error) {
	// There is nowhere left to tell that standard error is closed.
	_, _ = fmt.Fprintf(w, "huipu: %s\n", sentence(err))
}

// sentence is the text of the error without line ends, and without the category that the
// text of our own errors ends in.
func sentence(err error) string {
	if errors.Is(err, context.Canceled) {
		return "stopped before the end"
	}
	text := strings.ReplaceAll(err.Error(), "\n", "; ")
	return strings.TrimSuffix(text, ": "+kg.CategoryOf(err).Error())
}

func exitCode(err error) int {
	var usage usageError
	var setting *config.Error
	switch {
	case errors.Is(err, errRefused):
		return exitRefused
	case errors.Is(err, errReported):
		return exitFailed
	case errors.As(err, &usage), errors.As(err, &setting):
		return exitUsage
	}
	return kg.CategoryOf(err).ExitCode
}
