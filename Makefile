# `make help` lists what there is. Everything is installed into $(VENV), nothing outside this folder.

VENV ?= .venv
SEEDS ?= seeds
OUTPUT ?= output
RUN := $(VENV)/bin/python
# The first of these commands that runs and is Python 3.12 or newer; `make PYTHON=/path/to/python` chooses another.
PYTHON ?= $(shell for p in python3.12 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && { echo "$$p"; break; }; done)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check bench clean

help:  ## Show this list
	@echo "make demo    set up, read the articles in $(SEEDS)/ and write the graph to $(OUTPUT)/"
	@echo "make test    set up and run the tests"
	@echo "make check   set up and check style (ruff) and types (mypy)"
	@echo "make bench   compare the time of a build with plain spaCy; TEXTS=\"folder ...\" for your own texts"
	@echo "make clean   remove $(VENV)/, caches and what is in $(OUTPUT)/"

demo: $(VENV)/.ready
	@$(VENV)/bin/kg build $(SEEDS) -o $(OUTPUT) || [ $$? -eq 1 ]  # 1: some files skipped, the rest is built
	@echo
	@echo "Done. Open $(OUTPUT)/graph.html in a browser (a double click will do),"
	@echo "or open $(OUTPUT)/graph.graphml in Gephi. What was read and found: $(OUTPUT)/report.txt"

test: $(VENV)/.ready-dev
	$(RUN) -m pytest

check: $(VENV)/.ready-dev
	$(RUN) -m ruff check kg tests
	$(RUN) -m mypy --strict kg

bench: $(VENV)/.ready-dev
	$(RUN) tests/bench/speed.py $(TEXTS)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
	find $(OUTPUT) -mindepth 1 ! -name .gitkeep -delete
	find kg tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

# `-e` runs kg from this folder: a change in kg/ counts at once; a change in pyproject.toml installs again.
$(VENV)/.ready: pyproject.toml | $(VENV)/bin/python
	@$(call install,-e .)
	@touch $@

$(VENV)/.ready-dev: pyproject.toml | $(VENV)/bin/python
	@$(call install,-e ".[dev]")
	@touch $@ $(VENV)/.ready

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { \
		echo "kg needs Python 3.12 or newer, and none was found (tried python3.12, python3 and python)." >&2; \
		echo "Install it from https://www.python.org/downloads/ or with your system's package manager" >&2; \
		echo "(Debian, Ubuntu: apt install python3.12 python3.12-venv; macOS: brew install python@3.12)," >&2; \
		echo "or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 12))' || { \
		echo "$(PYTHON) does not run or is older than Python 3.12; name another: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv' 2>/dev/null || { \
		echo "Python's venv module is missing (Debian, Ubuntu: apt install python3.12-venv)." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || "$(PYTHON)" -c 'import pip' 2>/dev/null || { \
		echo "Neither pip nor ensurepip is installed for $(PYTHON) (Debian, Ubuntu: apt install python3.12-venv python3-pip)." >&2; exit 1; }
	@echo "Making a virtual environment in $(VENV) with $$("$(PYTHON)" --version)"
	@if "$(PYTHON)" -c 'import ensurepip' 2>/dev/null; then "$(PYTHON)" -m venv $(VENV); \
	else "$(PYTHON)" -m venv --without-pip $(VENV); fi || { rm -rf $(VENV); exit 1; }

# Install with the environment's own pip, or from outside where it has none.
define install
	echo "Installing kg into $(VENV) (a few minutes the first time)"; \
	if $(RUN) -c 'import pip' 2>/dev/null; then $(RUN) -m pip install --quiet --disable-pip-version-check $(1); \
	else "$(PYTHON)" -m pip --python $(RUN) install --quiet --disable-pip-version-check $(1); fi || { \
		echo "The installation failed; pip's message above says why (no network? no room?). Run make again to go on." >&2; exit 1; }
endef
