# Every target stands on its own: `make test` in a fresh clone first makes what it needs.

PYTHON ?= python3
LOCK_PYTHON := 3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.PHONY: help setup test check bench soak lock clean

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PIP_NO_INPUT := 1

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## the Python environment in .venv, from requirements.lock; the second time at once and offline
	@echo "Ready: the Python environment is in $(VENV)"

$(STAMP): requirements.lock pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no '$(PYTHON)' here. Install Python 3.11 or newer, or say: make setup PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Koosrada needs Python 3.11 or newer, but '$(PYTHON)' is $$("$(PYTHON)" --version 2>&1). Say: make setup PYTHON=python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' has no venv module. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/pip || "$(PYTHON)" -m venv --clear $(VENV)
	@test -w "$${HOME:-/nonexistent}" || export PIP_NO_CACHE_DIR=1; \
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock; \
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(STAMP)

test: $(STAMP) ## all tests but the long random ones
	@$(BIN)/python -m pytest -n auto

check: $(STAMP) ## form, types, layers, layout, examples in docstrings
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m pytest -q --doctest-modules --ignore=engine/storage/migrations/env.py engine webforms tests/architecture
	@$(BIN)/python -m tests.architecture.sizes

bench: $(STAMP) ## measurements, written to build/bench.json
	@mkdir -p build
	@$(BIN)/python -m tests.benchmarks

soak: $(STAMP) ## the long random tests
	@$(BIN)/python -m pytest -n auto -m soak --hypothesis-profile=soak

lock: $(STAMP) ## requirements.lock anew, from pyproject.toml (the only target that always needs the network)
	@$(BIN)/uv pip compile --quiet --universal --python-version $(LOCK_PYTHON) --generate-hashes --upgrade \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --extra dev pyproject.toml -o requirements.lock

clean: ## away with everything that can be made again
	@rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find engine webforms tests -name __pycache__ -type d -prune -exec rm -rf {} +
