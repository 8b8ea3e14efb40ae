# `make help` lists the commands.
SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Hundreds of processes of the tests read the same code: it is compiled once, also where the machine says otherwise.
export PYTHONDONTWRITEBYTECODE :=

# What has been installed is noted in these files, which are older than what they were made from when that changes.
runtime := .venv/.runtime-installed
develop := .venv/.develop-installed
modules := web/node_modules/.package-lock.json
site    := tradepost/static/index.html
prism   := tests/prism/node_modules/.package-lock.json
# For tests that take an hour: telling where they stand reads the stack of a running program, and can break it.
patient := -o faulthandler_timeout=0

web_sources := $(shell find web -mindepth 1 -name node_modules -prune -o -name coverage -prune -o -print) $(wildcard docs/guide/*.md)

.PHONY: help setup run test proof check check-python check-lint check-types format bench web openapi lock clean

help: ## This list
	@awk 'BEGIN { FS = ":.*## " } /^## / { printf "\n%s\n", substr($$0, 4) } /^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## Use it
setup: $(runtime) $(site) ## Make .venv with the tradepost command in it, and build the web apps
run: setup ## Serve the demo shop on http://127.0.0.1:8000 (TRADEPOST_PORT)
	@exec .venv/bin/tradepost serve --demo

## Change it
test: check $(site) $(prism) machine ## Check, then pass every test: web, Python on three databases, browser
	@echo "==> Testing the web apps"
	@cd web && ../scripts/node npm test --silent
	@echo "==> Testing Python (SQLite, PostgreSQL, MariaDB, browser)"
	@.venv/bin/python -m pytest
proof: $(develop) machine ## Sell the last fifty to two hundred buyers, ten times in a row, and 20,000 orders on four channels
	@TRADEPOST_TEST_ROUNDS=10 .venv/bin/python -m pytest tests/contracts/test_four_surfaces.py $(patient) --durations=3
	@TRADEPOST_TEST_SIMULATION=4,500,20000 .venv/bin/python -m pytest tests/channels/test_simulation.py $(patient) --durations=3
check: $(develop) $(modules) ## Formatting, lint, types and the import list; changes nothing
	@$(MAKE) --no-print-directory --output-sync --jobs check-python check-lint check-types
check-python:
	@echo "==> Checking Python: ruff"
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ruff check --quiet .
	@echo "==> Checking Python: mypy"
	@.venv/bin/mypy
	@echo "==> Checking Python: the import list"
	@.venv/bin/lint-imports --no-logo
check-lint:
	@echo "==> Checking the web apps: eslint, prettier"
	@cd web && ../scripts/node npm run --silent lint
check-types:
	@echo "==> Checking the web apps: tsc"
	@cd web && ../scripts/node npm run --silent typecheck
format: $(develop) $(modules) ## Format the code, mend what ruff can mend
	@.venv/bin/ruff check --quiet --fix-only .
	@.venv/bin/ruff format .
	@cd web && ../scripts/node npm run --silent format
bench: $(develop) ## State how fast imports, the shop, figures and channels are, on each database
	@.venv/bin/python -m bench

## Build it
web: $(runtime) $(site) ## Build the web apps into tradepost/static/
openapi: $(develop) $(modules) ## Write the web apps' typed client anew from the API's description
	@cd web && ../scripts/node npm run --silent api
lock: $(develop) ## Renew the lock files; make lock UPGRADE=1 takes the newest versions
	@scripts/lock $(if $(UPGRADE),--upgrade)
clean: ## Remove what was built and installed; data/ stays
	@rm -rf .venv tradepost/static web/node_modules tests/prism/node_modules web/coverage test-artifacts .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.PHONY: machine
machine: $(develop)
	@scripts/machine

$(runtime): requirements.lock pyproject.toml scripts/venv scripts/setup-uv.lock
	@scripts/venv requirements.lock
	@touch $@

$(develop): requirements-dev.lock $(runtime)
	@scripts/venv requirements-dev.lock
	@touch $@

$(modules): web/package-lock.json | $(runtime)
	@echo "==> Installing web packages (web/package-lock.json)"
	@cd web && ../scripts/node npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(prism): tests/prism/package-lock.json | $(runtime)
	@echo "==> Installing the marketplaces' mock server (tests/prism/package-lock.json)"
	@cd tests/prism && ../../scripts/node npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(site): $(web_sources) | $(modules)
	@echo "==> Building the web apps"
	@cd web && ../scripts/node npm run --silent build
	@touch $@
