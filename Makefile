# Peregrine. `make run` and `make test` are all that most people need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?=
HOST ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format bench lock e2e postgres clean

help:  ## Show what you can do here
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Peregrine needs Python 3.11 or newer. Name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Making $(VENV)…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock | $(BIN)/python
	@echo "Installing the locked dependencies (about half a minute, once)…"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock | $(BIN)/python
	@echo "Installing the test and lint tools (about a minute, once)…"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.installed

.env: | .env.example
	@echo "Writing .env with a fresh secret key…"
	@umask 177 && sed "s|^SECRET_KEY=.*|SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')|" .env.example > $@

setup: $(VENV)/.installed .env  ## Install what is needed and prepare the database and config files
	@$(BIN)/python manage.py prepare

run: setup  ## Start Peregrine (make run PORT=8601 moves the port)
	@exec $(BIN)/python manage.py start $(if $(PORT),--port $(PORT)) $(if $(HOST),--host $(HOST))

# Compiled files are kept, whatever is set: the tests start a hundred processes. A third one works while two wait.
test: setup $(VENV)/.installed-dev  ## Run the tests that need no extra server
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal -m "not e2e" $(ARGS)

e2e: setup $(VENV)/.installed-dev  ## Run the tests that drive a real browser
	@$(BIN)/python -m pytest -m e2e $(ARGS)

lint: $(VENV)/.installed-dev  ## Check style, types, templates, arrows and migrations
	@bash .ci/lint

format: $(VENV)/.installed-dev  ## Format Python and templates
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .
	@git ls-files 'templates/*.html' | xargs -r $(BIN)/djade --target-version 5.2; git ls-files 'templates/*.html' | xargs -r $(BIN)/djhtml -t 2

bench: $(VENV)/.installed-dev  ## Measure speed and memory (DATA=folder with real postings)
	@$(BIN)/python -m benchmarks all $(if $(DATA),--data $(DATA))

lock:  ## Resolve pyproject.toml into the two lock files again (needs uv)
	uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q -c requirements.lock -o requirements-dev.lock

clean:  ## Remove the virtual environment and caches (never your data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
