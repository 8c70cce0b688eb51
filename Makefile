# make: translate seeds/ into out/ and build the site.  make test: all tests.  Both set up what they need in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: all translate site test lint bench lock clean
all: site

# CTranslate2 takes other arithmetic on Intel's processors unless it is told not to; out/ is to be the same everywhere.
translate: $(VENV)/installed
	CT2_USE_MKL=0 $(BIN)/translate run seeds/ --to en --out out/

site: translate
	$(BIN)/translate site build --from out/ --out out/site

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/installed-dev
	$(BIN)/python bench/throughput.py

# A Python without ensurepip (Debian has one) gets its environment's packages through its own pip.
define install
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(VENV)
	pip="$(BIN)/python -m pip"; $$pip --version >/dev/null 2>&1 || pip="$(PYTHON) -m pip --python $(BIN)/python"; \
	$$pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(1) && \
	$$pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
endef

$(VENV)/installed: requirements.lock pyproject.toml
	$(call install,requirements.lock)

$(VENV)/installed-dev: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)

# Needs uv. The locks carry names, versions and hashes; what argostranslate declares but is never imported stays out.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.10 --generate-hashes --no-header --quiet -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.10 --generate-hashes --no-header --quiet -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist
