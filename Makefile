# make run    the portal at http://127.0.0.1:8000 (PORT=8001 for another port)
# make test   every check and every test, from a bare clone
# The other targets are parts of these two.

SHELL := /bin/bash
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal

.PHONY: help run test bench bench-intake bench-reading bench-search bench-pages long-numerals lint types arrows migrations catalogue sqlite postgresql messages findings format lock

help:
	@sed -n '1,3s/^# //p' Makefile

run: .venv-run
	@PORT=$(PORT) $(BIN)/python -m civaffairs.start

test: lint types arrows migrations catalogue sqlite postgresql

lint: .venv-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv-dev
	$(BIN)/mypy

arrows: .venv-dev
	$(BIN)/lint-imports

migrations: .venv-dev
	$(BIN)/python manage.py makemigrations --check --dry-run

catalogue: .venv-dev
	$(BIN)/python -m civaffairs.messages check

# Everything, browser journeys included.
sqlite: .venv-dev
	env -u DATABASE_URL $(PYTEST)

# Once more on a real PostgreSQL: whatever touches the database.
postgresql: .venv-dev
	$(BIN)/python -m tests.postgres $(PYTEST) --only-database

# An import of 50,000 rows beside pandas and COPY, on a PostgreSQL of the run's own: docs/intake.md
bench: bench-intake bench-reading

bench-intake: .venv-dev
	$(BIN)/python -m tests.postgres $(BIN)/python -m bench.intake

# The dearest search beside a search for one word, with 100,000 aliases, on both databases.
bench-search: .venv-dev
	env -u DATABASE_URL $(BIN)/python -m bench.search
	$(BIN)/python -m tests.postgres $(BIN)/python -m bench.search

# Public pages beside a bare view, kept and made; PAGES="--figures 300000 --base CHECKOUT" for more.
bench-pages: .venv-dev
	$(BIN)/python -m bench.pages $(PAGES)

bench-reading: .venv-dev
	sh bench/run.sh

# A million numbers made by a grammar, read back in reports and in cells: docs/reading.md
long-numerals: .venv-dev
	$(BIN)/python -m bench.numerals 1000000

# Bring the English catalogue up to date after changing texts.
messages: .venv-dev
	$(BIN)/python -m civaffairs.messages extract
	-$(BIN)/python -m civaffairs.messages check

# Does other software still behave as docs/other-software.md says? Installs it anew, half an hour.
findings:
	@failed=; for script in findings/*.sh; do echo "== $$script"; bash $$script || failed="$$failed $$script"; done; \
	[ -z "$$failed" ] || { echo "changed:$$failed"; exit 1; }

format: .venv-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Make the locks fit pyproject.toml, or choose every version anew: make lock UPGRADE=--upgrade
# They name no index, so pip installs from wherever it is set up to.
LOCK := $(BIN)/uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header pyproject.toml
lock: .venv-dev
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev -c requirements.lock -o requirements-dev.lock

.PHONY: .venv-run .venv-dev
.venv-run:
	@tools/venv.sh requirements.lock
.venv-dev:
	@tools/venv.sh requirements-dev.lock
