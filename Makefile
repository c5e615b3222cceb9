# Palier: run it, check it, lock it. `make help` lists the targets.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PACKAGES := bot handlers storage messages
# Two test processes suit two cores; each brings its own PostgreSQL.
JOBS ?= 2
# One lock for every platform; what runs is what was checked, so the second file follows the first.
COMPILE := uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(LOCK)

export PYTHONUNBUFFERED = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run install dev test check words format bench summer mutants lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## start Palier (without a token: the stairwell page)
	$(BIN)/python -m bot run

install: $(VENV)/installed ## install what Palier needs into .venv

dev: $(VENV)/installed-dev ## install what the checks need into .venv

test: check ## every check, then every test (ARGS=--all-worlds: every story on every platform)
	@echo "== pytest"
	$(BIN)/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder --durations=15 $(ARGS)

check: dev ## format, lint, types, contracts, catalogue
	@echo "== ruff format"
	$(BIN)/ruff format --check .
	@echo "== ruff"
	$(BIN)/ruff check .
	@echo "== sentences"
	$(BIN)/python -m messages.accessors --check
	@echo "== mypy --strict"
	$(BIN)/mypy --strict $(addprefix -p ,$(PACKAGES))
	@echo "== capabilities"
	$(BIN)/python -m handlers.check
	@echo "== import contracts"
	$(BIN)/lint-imports
	@echo "== catalogue"
	$(BIN)/python -m messages.check

words: dev ## write messages/words.pyi after a change of the French catalogue
	$(BIN)/python -m messages.accessors

format: dev ## put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: dev ## measure (python -m tests.bench)
	$(BIN)/python -m tests.bench $(ARGS)

summer: dev ## live a whole summer of 300 neighbours, told as a story (ARGS="--seed 2" for another)
	$(BIN)/python -m tests.summer $(ARGS)

mutants: dev ## make one line wrong at a time; the tests must see each (python -m tests.mutants)
	$(BIN)/python -m tests.mutants $(ARGS)

lock: ## resolve requirements*.in again (needs uv; LOCK=--upgrade for newer versions)
	$(COMPILE) -o requirements-dev.txt requirements-dev.in
	$(COMPILE) -c requirements-dev.txt -o requirements.txt requirements.in

clean: ## remove the environment and the caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info

$(BIN)/python:
	@echo "== virtual environment in $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Palier needs Python 3.11 or newer (try: make PYTHON=python3.12 ...)")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(BIN)/python
	@echo "== dependencies"
	$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt | $(BIN)/python
	@echo "== dependencies of the checks (the first time takes a minute or two)"
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	@touch $@
