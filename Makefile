# Fealty: the two commands are `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup demo test lint check bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(STAMP) ## make .venv and install Fealty from the lock

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Fealty needs Python 3.11 or newer, not " + sys.version.split()[0])'
	@$(PYTHON) -c 'import venv, ensurepip' || (echo "Python's venv module is missing: on Debian, apt install python3-venv" >&2; exit 1)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup ## start Neo4j, load the example, serve it
	$(BIN)/fealty demo

lint: setup ## ruff, pyright strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

test: lint ## the whole suite, against a real Neo4j that it starts itself
	$(BIN)/python -m pytest -n 2 --dist loadfile

bench: setup ## measure, as JSON
	for b in benchmarks/*.py; do $(BIN)/python $$b || exit 1; done

clean: ## remove the environment
	rm -rf $(VENV)
