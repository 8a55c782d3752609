# The two commands of the README, and what a contributor needs. Works with GNU make 3.81 (macOS) and later.
#
#   make site    everything needed to build the site, then the site
#   make test    the same, the test tools and a headless Chromium, then every check and test
#
# Python, git and make are all a machine must have; the rest lands in .venv, at the versions and hashes of the locks.
# PYTHON=… chooses the interpreter (3.11 or later) that .venv is made with; tools/venv.sh finds one otherwise.

.DEFAULT_GOAL := help
.PHONY: help site serve test check lint mypy pytest chromium screenshots bench lock clean audit licences sbom reproduce

VENV := .venv
TESTERS ?= 2
PY := $(VENV)/bin/python

# Wheels only: building from a source archive would fetch build tools that no lock holds.
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input
LOCKED := --require-hashes --only-binary :all:

# Material for MkDocs prints an announcement about MkDocs 2 on every build; `mkdocs<2` in pyproject.toml answers it.
export NO_MKDOCS_2_WARNING := 1

# Two steps at a time: types are checked while the site is built, the environment of `audit` is made beside the other.
ifeq ($(MAKECMDGOALS),test)
MAKEFLAGS += --jobs=2
endif

# What mypy reads: the package, and the folders beside it that hold code.
CODE := briefgen tools $(sort $(dir $(wildcard tests/*.py bench/*.py)))

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

site: $(VENV)/installed ## build the site from seeds/ into site/
	$(PY) -m mkdocs build

serve: $(VENV)/installed ## build, serve on http://127.0.0.1:8000 and rebuild what changes
	$(PY) -m mkdocs serve --livereload

test: pytest $(VENV)/audit/installed ## everything CI runs: the checks, the site, all tests, known weaknesses
	@$(MAKE) --no-print-directory audit

check: lint mypy ## the checks that are not tests
	$(PY) -m codespell_lib
	$(PY) -m pip check
	sh tools/check_locks.sh

lint: $(VENV)/installed-dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check

mypy: $(VENV)/installed-dev
	$(PY) -m mypy $(CODE)

pytest: check site chromium $(VENV)/installed-npm
	$(PY) -m pytest --numprocesses $(TESTERS) --dist loadscope --no-loadscope-reorder --cov --cov-report= $(PYTEST_ARGS)
	$(PY) -m coverage report --format=total

chromium: $(VENV)/installed-dev ## find or install the headless Chromium of the browser tests
	sh tools/chromium.sh

screenshots: site chromium ## take the pictures of docs/images/ from the built site
	$(PY) tools/screenshots.py site

audit: $(VENV)/audit/installed ## look up known weaknesses of the locked packages, and say what could not be looked up
	$(VENV)/audit/bin/python tools/audit.py requirements.txt requirements-dev.txt

licences: $(VENV)/installed-dev $(VENV)/audit/installed ## remake docs/licences.md
	$(VENV)/audit/bin/python tools/licences.py $(PY)

sbom: $(VENV)/audit/installed ## write dist/briefgen.cdx.json, the packages of a build as CycloneDX
	mkdir -p dist
	$(VENV)/audit/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file dist/briefgen.cdx.json requirements.txt

reproduce: $(VENV)/installed ## build the site in eight environments and compare every byte
	$(PY) tools/reproduce.py

bench: $(VENV)/installed-dev ## measure speed and quality
	@if test -d bench; then $(PY) -m bench $(BENCH_ARGS); else echo "There is no folder bench/ here." >&2; exit 1; fi

lock: $(VENV)/installed-dev ## remake the lock files; LOCK_ARGS=--upgrade takes newer versions
	sh tools/lock.sh $(LOCK_ARGS)

clean: ## remove the environment and all that is built from it
	rm -rf $(VENV) site .cache dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov
	find briefgen $(wildcard tests bench) -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: each step runs again only when the lock it installs from has changed.
$(VENV)/made: tools/venv.sh
	PYTHON='$(PYTHON)' sh tools/venv.sh $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/made requirements.txt pyproject.toml
	@echo "Installing the packages of requirements.txt into $(VENV); the first time takes a minute or two ..."
	$(PIP_INSTALL) $(LOCKED) -r requirements.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-npm: $(VENV)/installed-dev tools/npm.sh tools/npm/package-lock.json
	@echo "Installing the packages of tools/npm into $(VENV)/npm ..."
	sh tools/npm.sh
	@touch $@

$(VENV)/audit/installed: $(VENV)/made requirements-audit.txt
	@echo "Installing the packages of requirements-audit.txt into $(VENV)/audit ..."
	$(PY) -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check --no-input $(LOCKED) \
		-r requirements-audit.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	@echo "Installing the packages of requirements-dev.txt into $(VENV) ..."
	$(PIP_INSTALL) $(LOCKED) -r requirements-dev.txt
	@touch $@
