# Needs Python 3.11 to 3.13, pip and make; everything else goes into .venv/.
#
#   make run     read the sample articles into a record and print the claims
#   make test    everything that the project checks: lint, types, import directions, tests
#   make check   the same without the tests
#   make readme  write the README's output blocks anew
#   make docs    write the answers in docs/queries.md anew
#   make clean   remove the environment, the caches and the sample record

PYTHON ?= python3
BIN := .venv/bin
RECORD := greffier/record.duckdb

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check readme docs wheel clean

run: .venv/.installed
	@$(BIN)/greffier ingest --seeds --db $(RECORD)
	@$(BIN)/greffier claims --db $(RECORD)

test: check
	$(BIN)/pytest --numprocesses=logical --maxprocesses=4 --dist=loadfile

check: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

readme: .venv/.installed-dev
	$(BIN)/python -m tests.readme

docs: .venv/.installed-dev
	$(BIN)/python -m tests.cookbook

wheel: .venv/.installed-dev
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean:
	rm -rf .venv dist build greffier .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find claims flows warehouse tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Dependency groups need pip 25.1, and a Python of 2023 brings an older one.
.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

.venv/.installed: pyproject.toml | .venv/bin/python
	@echo "Installing greffier into .venv/ (about two minutes and 2 GB, once) …"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.installed-dev: .venv/.installed
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@
