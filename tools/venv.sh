#!/bin/sh
# Makes the virtual environment: sh tools/venv.sh FOLDER
#
# Takes $PYTHON, or the first of python3.13, python3.12, python3.11, python3 that is 3.11 or later. An environment that
# is there and works is kept. Debian and Ubuntu keep a part of the standard library, ensurepip, in a package of its
# own; where that is missing it is installed, or the command for it is printed.
set -eu
venv=$1
minimum=3.11

fail() {
    printf 'tools/venv.sh: %s\n' "$*" >&2
    exit 1
}

# A name on the PATH is not enough: a version manager leaves stubs there for versions that are not switched on.
is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1; }
has_ensurepip() { "$1" -c 'import ensurepip, venv' </dev/null >/dev/null 2>&1; }

if is_recent "$venv/bin/python" && "$venv/bin/python" -m pip --version </dev/null >/dev/null 2>&1; then
    exit 0
fi

python=${PYTHON:-}
if [ -n "$python" ]; then
    is_recent "$python" || fail "PYTHON=$python is not a Python $minimum or later that runs here."
else
    for candidate in python3.13 python3.12 python3.11 python3; do
        is_recent "$candidate" || continue
        # The first that is complete; else the first at all, completed below.
        if has_ensurepip "$candidate"; then
            python=$candidate
            break
        fi
        python=${python:-$candidate}
    done
    [ -n "$python" ] || fail "no Python $minimum or later found ($(python3 --version 2>&1 || true)).
Install one: \`sudo apt-get install python3 python3-venv\` on Debian 12, Ubuntu 24.04 or later, \`brew install python@3.13\`
on macOS, or from python.org; or name one with \`make PYTHON=/path/to/python3 ...\`."
fi

if ! has_ensurepip "$python"; then
    package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    command="apt-get -qq update && apt-get -qq install -y --no-install-recommends $package"
    echo "$python has no ensurepip module, which a virtual environment needs." >&2
    command -v apt-get >/dev/null 2>&1 ||
        fail "install the part of Python that holds it with your system's packages, or name another Python with PYTHON=..."
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif sudo -n true </dev/null >/dev/null 2>&1; then
        sudo="sudo -n"
    else
        fail "run this, then make again:
    sudo sh -c '$command'"
    fi
    echo "Installing $package ..." >&2
    $sudo env DEBIAN_FRONTEND=noninteractive sh -c "$command" </dev/null >&2 ||
        fail "$package could not be installed (above). Install it by hand, or name another Python with PYTHON=..."
    has_ensurepip "$python" ||
        fail "$python still has no ensurepip module: it is not your system's own. Name another with PYTHON=..."
fi

echo "Making $venv with $("$python" --version) ($python)" >&2
"$python" -m venv --clear "$venv"
