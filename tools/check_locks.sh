#!/bin/sh
# A lock holds pins, hashes and comments, nothing else: no address of an index and no folder of somebody's machine.
# And what the checks run on is what the build runs on: every pin of requirements.txt is in requirements-dev.txt.
set -eu
cd "$(dirname "$0")/.."

status=0
for lock in requirements.txt requirements-dev.txt requirements-audit.txt; do
    if grep -nEv '^#|^ +--hash=sha256:[0-9a-f]{64}( \\)?$|^[a-z0-9-]+==[A-Za-z0-9.]+( ; [^/@]+)? \\$' "$lock"; then
        echo "$lock: the lines above are neither a pin nor a hash. Remake the lock with \`make lock\`." >&2
        status=1
    fi
done

# shellcheck disable=SC2013  # a pin holds no space
for pin in $(sed -n 's/^\([a-z0-9-]*==[^ ]*\).*/\1/p' requirements.txt); do
    if ! grep -qF "$pin " requirements-dev.txt; then
        echo "requirements-dev.txt: lacks $pin of requirements.txt. Remake both with \`make lock\`." >&2
        status=1
    fi
done
exit $status
