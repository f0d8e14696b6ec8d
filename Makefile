# The same targets locally and in CI. `make demo` and `make test` are all that a newcomer needs.
PYTHON ?= python3
GOLD   ?= ../shared/gold
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: setup setup-dev demo test lint types bench bench-fast docs lock clean

setup: .venv/.base

setup-dev: .venv/.dev

.venv/.base: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --quiet --require-hashes --no-deps -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.base requirements-dev.lock
	$(PIP) install --quiet --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

demo: setup
	@$(BIN)/dateline demo demo

test: setup-dev
	@$(BIN)/python -m pytest

lint: setup-dev
	@$(BIN)/ruff format --check src tests bench tools training
	@$(BIN)/ruff check src tests bench tools training
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python tools/sizes.py

types: setup-dev
	@$(BIN)/mypy

bench: setup-dev
	@$(BIN)/python bench/run.py --gold $(GOLD)

bench-fast: setup-dev
	@$(BIN)/python bench/run.py --gold $(GOLD) --fast

docs: setup-dev
	@$(BIN)/python tools/docs.py

# Writing the locks needs uv; installing from them needs pip only.
lock:
	uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" requirements.in -o requirements.lock
	uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" requirements-dev.in -o requirements-dev.lock

clean:
	rm -rf .venv demo build
