# Everything a user or a developer needs; `make run` and `make test` work as the first command on a bare machine.
VENV ?= .venv
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := $(VENV)/bin/python
CODE := hegang_desktop tests packaging
PO := $(wildcard resources/locale/*/LC_MESSAGES/hegang.po)
MO := $(PO:.po=.mo)
READY := $(VENV)/.ready $(MO)

.PHONY: run test check format lock words bench screens wheel package self-test test-package clean

run: $(READY)
	@$(PY) -m hegang_desktop $(ARGS)

test: $(READY)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(ARGS)

check: $(VENV)/.ready
	$(PY) -m ruff format --check $(CODE)
	$(PY) -m ruff check $(CODE)
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) packaging/catalogue.py check

format: $(VENV)/.ready
	$(PY) -m ruff format $(CODE)
	$(PY) -m ruff check --fix $(CODE)

# Collect the user-visible strings and compile the catalogues.
words: $(VENV)/.ready
	$(PY) packaging/catalogue.py update

# Pin every dependency with its hashes, for all platforms, without naming a registry.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-header --python-version 3.11 --group dev pyproject.toml -o requirements.lock

bench: $(READY)
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks

# Screenshots of every page in both languages and themes, into screens/ (needs xvfb).
screens: $(READY)
	$(PY) -m tests.screens screens

wheel: $(READY)
	$(PY) -m hatchling build

# The frozen program in dist/, which looks at itself, and on a Debian the .deb of it in build/.
package: $(READY)
	$(PY) packaging/freeze.py
	@if command -v dpkg-deb >/dev/null; then $(PY) packaging/build_deb.py; else echo "no dpkg-deb: no .deb"; fi

self-test: $(READY)
	$(PY) -m hegang_desktop --self-test

# The .deb in a bare Debian of its own; as root, with debootstrap. Ends with 77 where that cannot be.
test-package: package
	$(PY) packaging/test_package.py

# The compiled catalogues are built, not committed.
$(MO): %.mo: %.po | $(VENV)/.ready
	@$(PY) packaging/catalogue.py compile

$(VENV)/.ready: requirements.lock packaging/bootstrap.py
	@$(PYTHON) packaging/bootstrap.py $(VENV)

clean:
	rm -rf $(VENV) build dist screens
