# Two commands matter: `make run` and `make test`. Either works first on a bare Debian 12, and again without a network.
.DEFAULT_GOAL := help
.PHONY: help run build test check-long failover kill load scan bench tidy format format-check openapi clean

JOBS ?= $(shell n=$$(nproc); echo $$((n > 2 ? n : 2)))
DATA ?= var/demo
# Ninja draws one line in a terminal; elsewhere it only speaks when something fails.
NINJA := $(shell [ -t 1 ] || echo -- --quiet)

help:
	@echo "make run          build, load the demonstration, serve it on http://127.0.0.1:8080"
	@echo "make test         build and run every test (both databases, browser)"
	@echo "make build        build/release/varn"
	@echo "make check-long   clang, sanitizers, clang-tidy, benchmarks: before a release"
	@echo "make failover     kill the leader of a PostgreSQL with standby under writes, and count"
	@echo "make kill         kill the server 500 times in the middle of its writes, and count"
	@echo "make load         200 who read and 20 who write for five minutes; 5 000 idle streams"
	@echo "make scan         scanners from outside, signed in as three roles"
	@echo "make bench        measure what docs/benchmarks.md tells"
	@echo "make format       rewrite C++ and web sources in the house's form"
	@echo "make tidy         clang-tidy alone"
	@echo "make openapi      write api/openapi.json and the web's types anew"
	@echo "make clean        remove what was built (packages and data stay)"

build:
	@scripts/install-packages build
	@scripts/web
	@echo "building build/release/varn"
	@cmake --preset release -DVARN_TESTS=OFF -DVARN_WEB=ON -DCMAKE_RUNTIME_OUTPUT_DIRECTORY=$(CURDIR)/build/release --log-level=WARNING >/dev/null
	@cmake --build build/release --target varn -j$(JOBS) $(NINJA)

run: build
	@exec build/release/varn demo --data-directory $(DATA)

test:
	@scripts/install-packages test
	@scripts/web
	@scripts/node-packages tests/provider
	@echo "building the tests"
	@cmake --preset dev -DVARN_WEB=ON --log-level=WARNING >/dev/null
	@cmake --build build/dev -j$(JOBS) $(NINJA)
	@scripts/with-postgres ctest --test-dir build/dev --output-on-failure -j2

check-long:
	@scripts/install-packages long
	@scripts/web
	@scripts/with-postgres scripts/check-long $(JOBS)

failover: build
	@scripts/install-packages long
	@scripts/with-patroni scripts/node node tests/failover/run.mjs build/release/varn

kill: build
	@scripts/install-packages test
	@scripts/node node tests/kill/run.mjs build/release/varn 500

load: build
	@scripts/install-packages test
	@scripts/node node tests/load/run.mjs build/release/varn --curve 25,50,100,200,400
	@scripts/node node tests/load/streams.mjs build/release/varn

scan: build
	@scripts/install-packages scan
	@tests/scan/run build/release/varn

tidy:
	@scripts/install-packages long
	@scripts/tidy $(JOBS)

format:
	@scripts/install-packages long
	@git ls-files -z '*.cpp' '*.h' ':!tests/house/bad' | xargs -0 clang-format -i
	@scripts/web packages
	@cd web && ../scripts/node npm run --silent format

openapi: build
	@mkdir -p api
	@build/release/varn openapi >api/openapi.json
	@cd web && ../scripts/node npm run --silent api

bench:
	@scripts/install-packages long
	@scripts/web
	@scripts/bench

clean:
	@rm -rf build web/dist
