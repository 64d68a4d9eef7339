# Everything works from a bare clone: `make site` and `make test` first make what they need. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
# More options for the commands, for example: make site BUILD_FLAGS="--base-url https://example.org/"
BUILD_FLAGS ?=
# What `make fuzz` feeds (a name of tests/fuzz/targets.py), and for how long.
FUZZ ?= yaml
FUZZ_SECONDS ?= 60
# Where the other generators of `make bench-peers` are installed.
TOOLS ?= build/peers
PYTEST_FLAGS ?= -n 2 --dist worksteal

PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCKED := $(PIP) install --require-hashes --only-binary :all:
TYPED := $(wildcard generator tests tools benchmarks)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test lint bench bench-peers bench-search soak fuzz messages heard screenshots locks sbom browser whole-browser nginx clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

site: $(VENV)/runtime.stamp ## build the site from content/ into site/
	$(BIN)/mingzhang build $(BUILD_FLAGS)

serve: $(VENV)/runtime.stamp ## show the site live while its files are written (PORT=8000)
	$(BIN)/mingzhang serve --port $(PORT)

# The tests run even where lint has something to say, so that one run tells everything.
test: $(VENV)/dev.stamp browser nginx ## lint, then every test, those in the browser too
	@rm -f $(VENV)/lint.failed
	@$(MAKE) --no-print-directory lint || touch $(VENV)/lint.failed
	$(BIN)/python -m pytest $(PYTEST_FLAGS)
	@if [ -e $(VENV)/lint.failed ]; then echo 'The tests passed, but lint did not: see above.' >&2; exit 1; fi

lint: $(VENV)/dev.stamp ## format, style, types and message catalogues
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict $(TYPED)
	$(BIN)/python tools/messages.py --check
	$(BIN)/python -m tools.check_list --check
	$(BIN)/python -m tools.cli_reference --check

bench: $(VENV)/dev.stamp ## time each stage on generated content
	$(BIN)/python benchmarks/run.py

bench-peers: $(VENV)/dev.stamp ## build the same pages with other generators, installed in TOOLS (benchmarks/peers/README.md)
	$(BIN)/python -m benchmarks.peers.run --tools $(TOOLS)

bench-search: $(VENV)/dev.stamp browser whole-browser ## measure the search in a browser
	$(BIN)/python -m benchmarks.search.run

soak: $(VENV)/dev.stamp browser whole-browser ## the long tests on many generated submissions
	$(BIN)/python -m pytest -m soak

fuzz: $(VENV)/fuzz.stamp ## feed the readers with bytes that reach ever more of their code (FUZZ=yaml FUZZ_SECONDS=60)
	$(BIN)/python -m tests.fuzz.run $(FUZZ) -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=$(VENV)/

messages: $(VENV)/dev.stamp ## bring the message catalogues and the list of checks up to date with the code
	$(BIN)/python tools/messages.py
	$(BIN)/python -m tools.check_list
	$(BIN)/python -m tools.cli_reference

heard: $(VENV)/dev.stamp ## write anew what a screen reader says of tables (tests/browser/heard/), to be read as a change
	$(BIN)/python -m pytest --write-heard tests/browser/test_heard.py

screenshots: site browser ## take the few pictures of the documentation (docs/images/)
	$(BIN)/python -m tools.screenshots --main

locks: ## write requirements/ anew from pyproject.toml (needs uv)
	PATH="$(PATH):$(BIN)" tools/lock.sh

sbom: $(VENV)/runtime.stamp ## list what a site rests on, with versions, hashes and licences (dist/sbom.cdx.json)
	$(BIN)/python -m tools.sbom

clean: ## remove the environments and caches; site/ stays
	rm -rf $(VENV) node_modules build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Chromium, fonts, Java by apt, if they are missing; axe and the Nu HTML checker by npm.
browser:
	tools/install_browser.sh
	@if command -v npm >/dev/null || [ "$(CI)" = true ]; then $(MAKE) --no-print-directory node_modules/.package-lock.json; fi

whole-browser:
	tools/install_browser.sh --whole

# Debian's nginx, unpacked into .venv/ only, for the tests of the recipe for a server.
nginx: | $(BIN)/python
	tools/install_server.sh

node_modules/.package-lock.json: package.json package-lock.json .npmrc
	npm ci --no-progress
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed; name one: make PYTHON=python3.12 ...' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: requirements/build.txt requirements/runtime.txt pyproject.toml | $(BIN)/python
	$(LOCKED) -r requirements/build.txt
	$(LOCKED) -r requirements/runtime.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/runtime.stamp
	$(LOCKED) -r requirements/dev.txt
	@touch $@

# 35 MB for one command: not among what every test run needs.
$(VENV)/fuzz.stamp: requirements/fuzz.txt $(VENV)/dev.stamp
	$(LOCKED) -r requirements/fuzz.txt
	@touch $@
