# make demo: see khabar read the examples. make test: what must hold of every change. CONTRIBUTING.md tells of the other tiers.
PYTHON ?= python3
VENV ?= .venv
NEWEST ?= .venv-newest
OLDEST ?= .venv-oldest
LOCKER ?= .venv-lock
BIN := $(VENV)/bin
PIP := -m pip install --quiet --disable-pip-version-check
KHABAR := --no-deps --no-build-isolation
PYTEST := -m pytest -n auto
SOURCES := $(shell find src examples hatch_build.py -type f ! -path '*/__pycache__/*')
LOCK := $(LOCKER)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make lock'

.PHONY: demo check test thorough test-all test-newest test-oldest lint services lock clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "khabar needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) --version 2>&1`. Set PYTHON=... to another."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# Once the tests' editable install is there it runs what stands in src: it is renewed, never replaced by a copy.
$(VENV)/.installed: requirements/demo.txt pyproject.toml $(SOURCES) | $(BIN)/python
	@if [ -e $(VENV)/.tested ]; then $(MAKE) --no-print-directory $(VENV)/.tested; else \
	  echo "Installing khabar into $(VENV) ..."; \
	  $(BIN)/python $(PIP) --require-hashes -r requirements/demo.txt && $(BIN)/python $(PIP) $(KHABAR) .; fi
	@touch $@

$(VENV)/.tested: requirements/test.txt pyproject.toml hatch_build.py | $(BIN)/python
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python $(PIP) --require-hashes -r requirements/test.txt
	@$(BIN)/python $(PIP) $(KHABAR) -e .
	@touch $@

demo: $(VENV)/.installed
	@$(BIN)/khabar code examples --format table
	@echo
	@echo "Each line is a claim: what, who to whom, where, when, how many, on whose word. Next, try:"
	@echo "  $(BIN)/khabar code examples/air-strike.txt --published 2024-05-16 --format jsonl   one record a claim, every value with its span"
	@echo "  $(BIN)/khabar explain examples/air-strike.txt --published 2024-05-16               why each value is what it is"
	@echo "  $(BIN)/khabar codebook show air_strike                                            what counts as an air strike"
	@echo "  $(BIN)/khabar code YOUR_REPORT.txt --published YYYY-MM-DD                          your own report"
	@echo "  $(BIN)/khabar ledger add war.db examples --published 2024-05-16                    many reports, brought together"

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

services:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
	  { echo "PostgreSQL's server is missing: apt-get install postgresql (Debian). Without it: make check"; exit 1; }

check: $(VENV)/.tested lint
	$(BIN)/python $(PYTEST) -m "not services and not commands and not thorough"

test: services $(VENV)/.tested lint
	$(BIN)/python $(PYTEST) -m "not thorough"

thorough: services $(VENV)/.tested
	$(BIN)/python $(PYTEST) -m thorough

test-all: test thorough

# The two ends of what pyproject.toml allows. A failure of the first names what changed since the lock.
test-newest: services
	@rm -rf $(NEWEST) && $(PYTHON) -m venv $(NEWEST)
	@$(NEWEST)/bin/python $(PIP) --upgrade -e '.[test]'
	@$(NEWEST)/bin/python $(PYTEST) -m "not thorough" || { $(NEWEST)/bin/python tools/changed.py requirements/test.txt; exit 1; }

test-oldest: services
	@rm -rf $(OLDEST) && $(PYTHON) -m venv $(OLDEST)
	@$(OLDEST)/bin/python $(PIP) --require-hashes -r requirements/test.txt
	@$(OLDEST)/bin/python $(PIP) --require-hashes --no-deps -r requirements/oldest.txt
	@$(OLDEST)/bin/python $(PIP) $(KHABAR) -e .
	@$(OLDEST)/bin/python $(PYTEST) -m "not thorough"

lock:
	@[ -e $(LOCKER)/bin/uv ] || { $(PYTHON) -m venv $(LOCKER) && $(LOCKER)/bin/python $(PIP) uv; }
	$(LOCK) --upgrade pyproject.toml requirements/build.in --extra test -o requirements/test.txt
	$(LOCK) --upgrade pyproject.toml requirements/build.in --extra read --extra ledger -c requirements/test.txt -o requirements/demo.txt
	$(LOCK) --upgrade pyproject.toml --extra all --resolution lowest-direct -o requirements/oldest.txt

clean:
	rm -rf $(VENV) $(NEWEST) $(OLDEST) $(LOCKER) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
