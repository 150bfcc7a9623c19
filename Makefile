# make demo: see khabar read the examples. make test: everything that must hold.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "khabar needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) --version 2>&1`. Set PYTHON=... to another."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing khabar into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

$(VENV)/.tested: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@$(BIN)/khabar code examples --format table
	@echo
	@echo "Each line is a claim: what, who to whom, where, when, how many, on whose word. Next, try:"
	@echo "  $(BIN)/khabar code examples/air-strike.txt --published 2024-05-16 --format jsonl   one record a claim, every value with its span"
	@echo "  $(BIN)/khabar explain examples/air-strike.txt --published 2024-05-16               why each value is what it is"
	@echo "  $(BIN)/khabar codebook show air_strike                                            what counts as an air strike"
	@echo "  $(BIN)/khabar code YOUR_REPORT.txt --published YYYY-MM-DD                          your own report"

test: $(VENV)/.tested lint
	$(BIN)/python -m pytest

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
