#!/bin/sh
# Makes sure that the browser tests have a headless Chromium, prints its path and notes it in .venv/chromium-path.
#
# In this order: $BRIEFGEN_CHROMIUM; the one noted before; an installed Chromium or Chrome; Debian's package, as root or
# with a sudo that asks for no password; the build that Playwright downloads. A browser counts only once it has opened
# a page through Playwright, as the tests do: Ubuntu's /usr/bin/chromium-browser, for one, is a stub.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
note=.venv/chromium-path
log=.venv/chromium.log      # why the last candidate did not start

fail() {
    printf 'tools/chromium.sh: %s\n' "$*" >&2
    exit 1
}

works() {
    [ -x "$1" ] && "$python" - "$1" >"$log" 2>&1 <<'PYTHON'
import sys
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], timeout=60_000)
    page = browser.new_page()
    page.set_content("<p>ready</p>")
    assert page.inner_text("p") == "ready"
    assert page.screenshot()
    browser.close()
PYTHON
}

found() {
    printf '%s\n' "$1" >"$note"
    printf '%s\n' "$1"
    exit 0
}

installed() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" || true
    done
    for folder in "/Applications" "${HOME:-}/Applications"; do
        echo "$folder/Chromium.app/Contents/MacOS/Chromium"
        echo "$folder/Google Chrome.app/Contents/MacOS/Google Chrome"
    done
    "$python" -c 'from playwright.sync_api import sync_playwright as start
with start() as playwright: print(playwright.chromium.executable_path)' </dev/null 2>/dev/null || true
}

find_installed() {
    installed >"$note.candidates"
    while IFS= read -r path; do
        if works "$path"; then
            rm -f "$note.candidates" "$log"
            found "$path"
        fi
    done <"$note.candidates"
    rm -f "$note.candidates"
}

apt_install() {
    echo "Installing $* with apt-get ..." >&2
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null >&2 &&
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" </dev/null >&2
}

if [ "$(id -u)" = 0 ]; then
    root=yes sudo=
elif command -v sudo >/dev/null 2>&1 && sudo -n true </dev/null >/dev/null 2>&1; then
    root=yes sudo="sudo -n"
else
    root=no sudo=
fi
system=$(sed -n 's/^ID=//p' /etc/os-release 2>/dev/null | tr -d '"' || true)

# Playwright's own driver is a Node program that needs libatomic, which a bare Debian or Ubuntu does not have.
if ! "$python" -m playwright --version </dev/null >"$log" 2>&1; then
    if [ "$root" = yes ] && command -v apt-get >/dev/null 2>&1; then
        apt_install libatomic1 || true
    fi
    "$python" -m playwright --version </dev/null >"$log" 2>&1 || fail "Playwright does not start here:
$(cat "$log")
On Debian and Ubuntu, \`sudo apt-get install libatomic1\` helps."
fi

if [ -n "${BRIEFGEN_CHROMIUM:-}" ]; then
    works "$BRIEFGEN_CHROMIUM" && found "$BRIEFGEN_CHROMIUM"
    fail "BRIEFGEN_CHROMIUM=$BRIEFGEN_CHROMIUM is not a Chromium that starts here."
fi

# The quick way, on every run but the first.
if [ -s "$note" ] && [ -x "$(cat "$note")" ]; then
    cat "$note"
    exit 0
fi

find_installed

if [ "$system" = debian ] && [ "$root" = yes ]; then
    # With a font: a bare Debian has none, and the text on every screenshot would be boxes.
    if apt_install chromium fonts-dejavu-core; then
        find_installed
    fi
fi

echo "Downloading Playwright's Chromium ..." >&2
with_deps=
if [ "$root" = yes ] && [ "$(uname -s)" = Linux ]; then
    with_deps=--with-deps   # libraries and fonts, by the system's own packages
fi
# shellcheck disable=SC2086  # no word at all where there is no flag
"$python" -m playwright install $with_deps chromium </dev/null >&2 || true
find_installed

[ ! -s "$log" ] || tail -n 20 "$log" >&2
fail "no Chromium that starts, and none could be installed (above).
Install Chromium or Chrome (Debian: \`sudo apt-get install chromium fonts-dejavu-core\`), or set BRIEFGEN_CHROMIUM to the
path of its program, then run make again."
