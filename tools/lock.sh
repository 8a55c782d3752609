#!/bin/sh
# Remakes requirements.txt (what a build needs), requirements-dev.txt (the same, and what the checks need) and
# requirements-audit.txt (what looks at the packages themselves, in an environment of its own) from pyproject.toml: exact versions with hashes, for every supported Python and system at once; and the lock of tools/npm/.
#
# The extra `all` is locked too: whoever works with the lock reads every kind of document.
#
# Only the public package index is asked: settings of this machine (mirrors, folders of wheels) are left out, so that
# no version gets locked that others cannot fetch. `sh tools/lock.sh --upgrade` takes newer versions.
set -eu
cd "$(dirname "$0")/.."

unset UV_INDEX UV_INDEX_URL UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_CONSTRAINT UV_OVERRIDE UV_PRERELEASE

lock() {
    # fewest: one version of each package on every Python, so that two people with one lock run the same code.
    .venv/bin/python -m uv --no-config pip compile --quiet \
        --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" \
        "$@"
}

lock pyproject.toml --extra all --group build --output-file requirements.txt "$@"
lock pyproject.toml --extra all --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt "$@"
lock --group pyproject.toml:audit --output-file requirements-audit.txt "$@"
sh tools/npm.sh lock
sh tools/check_locks.sh
