# Everything is set up on first use and again when pyproject.toml or constraints.txt change.
#   make site    builds site/            make check   the quick tests (a minute)
#   make test    all tests               make bench   how fast it builds
#   make test-readers   Thunderbird and GNOME subscribe to what is published (Debian, as root for the packages)

PYTHON := $(shell for p in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt

# What the tests drive from outside: a browser, another calendar reader, Chinese letters for the screenshots, a reader of PDF.
PACKAGES := chromium libical3 fonts-noto-cjk poppler-utils
READERS := thunderbird evolution-data-server gir1.2-ecal-2.0 python3-gi dbus

.PHONY: site check test torture test-readers bench clean

site: .venv/site.stamp
	$(BIN)/bianmin build

check: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n 2 -m "not slow"

test: .venv/dev.stamp .venv/packages.stamp .venv/node.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --durations=10

# Ten times the random walks, the kills and the rest of tests/publish, what verify finds in walked sites, and in changed ones.
torture: .venv/dev.stamp
	BIANMIN_TORTURE=10 $(BIN)/pytest -n 2 --durations=5 tests/publish tests/test_build.py tests/verify

test-readers: .venv/dev.stamp .venv/readers.stamp
	$(BIN)/python -m tests.readers.desktop

bench: .venv/dev.stamp
	$(BIN)/python -m bench.run
	$(BIN)/python -m bench.sheets
	$(BIN)/python -m bench.feeds

clean:
	rm -rf .venv .bianmin site build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed."; exit 1; }
	@$(PYTHON) -m venv .venv || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; }

.venv/site.stamp: .venv/bin/python pyproject.toml constraints.txt
	$(INSTALL) -e .
	@touch $@

.venv/dev.stamp: .venv/site.stamp
	$(INSTALL) -e '.[dev]'
	@touch $@

# Without the rights to install them the tests that need them say what is missing.
.venv/packages.stamp: NEEDED = $(PACKAGES)
.venv/readers.stamp: NEEDED = $(READERS)
.venv/packages.stamp .venv/readers.stamp: .venv/bin/python
	@missing=; for p in $(NEEDED); do dpkg-query -W -f='$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed || missing="$$missing $$p"; done; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing$$missing"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else echo "missing packages:$$missing"; fi
	@touch $@

# Readers of calendars that are written in JavaScript. Without node and npm the tests that need them say what is missing.
.venv/node.stamp: tests/readers/node/package.json .venv/bin/python
	@if command -v node >/dev/null && command -v npm >/dev/null; then mkdir -p .venv/node && cp $< .venv/node/ && \
		(cd .venv/node && npm install --no-package-lock --no-audit --no-fund --loglevel=error >/dev/null); \
	else echo "missing: node, npm"; fi
	@touch $@
