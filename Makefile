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

# The command `palier` in the environment, from the files here; nothing is fetched for it.
COMMAND = $(BIN)/python -m pip install --no-deps --no-index --no-build-isolation -e .

# An environment whose Python went away, or that never got pip, is made again.
$(shell $(BIN)/python -c 'import pip' 2>/dev/null || rm -f $(VENV)/made)

export PYTHONUNBUFFERED = 1
# The tests start Palier dozens of times: compiled once, it starts in half the time.
unexport PYTHONDONTWRITEBYTECODE
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

summer: dev ## live a whole summer of 350 neighbours, told as a story (ARGS="--seed 2"; ARGS=--long for three)
	$(BIN)/python -m tests.summer $(ARGS)

mutants: dev ## make one line wrong at a time; the tests must see each (python -m tests.mutants)
	$(BIN)/python -m tests.mutants $(ARGS)

lock: ## resolve requirements*.in again (needs uv; LOCK=--upgrade for newer versions)
	$(COMPILE) -o requirements-dev.txt requirements-dev.in requirements-build.in
	$(COMPILE) -c requirements-dev.txt -o requirements.txt requirements.in requirements-build.in

clean: ## remove the environment and the caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info

# Made only once pip answers in it: what was left half-made, by a missing package or another Python,
# is made again. A link to an environment elsewhere is never emptied.
$(VENV)/made:
	@echo "== virtual environment in $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Palier needs Python 3.11 or newer (try: make PYTHON=python3.12 ...)")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Il manque le module venv de Python. Sur Debian ou Ubuntu : sudo apt install python3-venv, puis recommencez." >&2; \
		echo "Python's module venv is missing. On Debian or Ubuntu: sudo apt install python3-venv, then try again." >&2; \
		exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { test ! -L $(VENV) && $(PYTHON) -m venv --clear $(VENV); }
	@touch $@

$(VENV)/installed: requirements.txt pyproject.toml $(VENV)/made
	@echo "== dependencies (the first time takes a minute or two)"
	$(BIN)/python -m pip install --require-hashes -r requirements.txt
	$(COMMAND)
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt pyproject.toml $(VENV)/made
	@echo "== dependencies of the checks (the first time takes a few minutes)"
	$(BIN)/python -m pip install --require-hashes -r requirements-dev.txt
	$(COMMAND)
	@touch $@
