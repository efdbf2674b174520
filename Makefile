# Every CI step is a target here, so a local run and CI are the same thing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

TOOL := go tool -modfile=.ci/tools.mod
EXPLORER := server/explorer
PACKAGES := chromium etcd-server fonts-noto-cjk gcc haproxy libc6-dev patroni postgresql python3-etcd

.PHONY: help
help: ## show this help
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-12s %s\n", $$1, $$2}'

.PHONY: serve
serve: ## start the server on the sample collection
	go run ./server serve

.PHONY: build
build: ## build the binary ./huipu
	go build -o huipu ./server

.PHONY: test
test: deps fresh explorer-test e2e go-test ## install what the tests need and run all of them

.PHONY: deps
deps: ## install the Debian packages (as root) and npm packages that the tests need
	@missing=$$(for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		if [ "$$(id -u)" = 0 ]; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
		else \
			echo "please install: apt-get install $$missing" >&2; exit 1; \
		fi; \
	fi
	cd $(EXPLORER) && npm ci --no-audit --no-fund

.PHONY: generate
generate: ## regenerate the GraphQL code and the explorer's assets
	go tool gqlgen generate
	cd $(EXPLORER) && npm run --silent codegen && npm run --silent build

AREA_DATA := @vant/area-data@2.1.0
.PHONY: places
places: ## regenerate the table of administrative divisions from its npm package
	@dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	npm pack --silent --pack-destination "$$dir" $(AREA_DATA) >/dev/null; \
	tar xzf "$$dir"/*.tgz -C "$$dir"; \
	go run ./internal/extract/placegen "$$dir/package"

.PHONY: fresh
fresh: generate ## fail when generated files differ from what is committed
	@changed=$$(git status --porcelain -- graph $(EXPLORER)); \
	if [ -n "$$changed" ]; then echo "generated files are not up to date:"; echo "$$changed"; git diff --stat -- graph $(EXPLORER); exit 1; fi

.PHONY: explorer-test
explorer-test: ## type-check and unit-test the explorer
	cd $(EXPLORER) && npm run --silent typecheck && npm run --silent test

.PHONY: e2e
e2e: build ## drive the explorer in a real browser against a real server
	.ci/e2e

.PHONY: go-test
go-test: ## run the Go tests under the race detector, in random order
	HUIPU_REQUIRE_SERVERS=1 $(TOOL) gotestsum --format pkgname-and-test-fails -- -race -shuffle=on ./...

.PHONY: failover
failover: ## kill the primary of a Patroni cluster under two writing servers, and switch over as planned
	HUIPU_REQUIRE_SERVERS=1 go test -tags failover -run TestFailover -count=1 -v ./server/cli | grep -v 'level='

ROUNDS ?= 1000
.PHONY: faults
faults: ## kill a writing process ROUNDS times, and fail every operation of the file system in turn
	go test -count 1 -timeout 6h -v -run '^TestKilledAnywhere$$' ./internal/store/cayleystore -rounds $(ROUNDS)
	go test -count 1 -timeout 2h -v -run '^TestEveryOperationFailsInTurn$$' ./internal/store/cayleystore/pebble -thorough

.PHONY: lint
lint: ## run the linters
	go vet ./...
	$(TOOL) golangci-lint run

.PHONY: format
format: ## format the Go code
	$(TOOL) golangci-lint fmt

FUZZTIME ?= 5m
.PHONY: fuzz
fuzz: ## run every fuzz target for FUZZTIME
	@for file in $$(grep -rl '^func Fuzz' --include='*_test.go' .); do \
		for name in $$(grep -ho '^func Fuzz[A-Za-z0-9]*' $$file | cut -c6-); do \
			echo "== $$(dirname $$file) $$name"; \
			go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x $$(dirname $$file); \
		done; \
	done

GROWTH := 10000,30000,100000,300000,1000000,3000000,5000000
.PHONY: growth
growth: build ## measure graphs of growing size and write the table into docs/performance.md
	.ci/growth $(GROWTH)

.PHONY: bench
bench: ## run the benchmarks
	go test -run '^$$' -bench . -benchmem -count 6 ./...
