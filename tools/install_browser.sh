#!/usr/bin/env bash
# Installs what the browser tests need and the machine lacks: Chromium, fonts with Chinese characters, a
# Java runtime, npm.
# The one apt step of `make test`. Where it may not install, it says loudly which tests will be skipped; with CI=true
# that is an error instead, since a green run that skipped the browser would prove nothing.
set -euo pipefail

missing=()
# The shell is Chromium without its windows, which is faster; where Debian has none yet, the whole browser does as well.
if ! command -v chromium-headless-shell >/dev/null; then
    missing+=(chromium-headless-shell)
fi
# The benchmarks, and the soak that listens with a screen reader's ears, measure the browser that readers have.
if [ "${1:-}" = "--whole" ] && ! command -v chromium >/dev/null; then
    missing+=(chromium)
fi
# Without these fonts every Chinese character of a screenshot or a printed page is an empty box.
if ! compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null; then
    missing+=(fonts-noto-cjk)
fi
if ! command -v java >/dev/null; then
    missing+=(default-jre-headless)
fi
# npm brings axe and the Nu HTML checker.
if ! command -v npm >/dev/null; then
    missing+=(npm)
fi
if [ "${#missing[@]}" -eq 0 ]; then
    echo "Browser tests: Chromium, fonts, Java and npm are here."
    exit 0
fi

give_up() {
    if [ "${missing[*]}" = "chromium-headless-shell" ] && command -v chromium >/dev/null; then
        echo "Browser tests: with the whole Chromium, which is slower, since its shell is missing. $1"
        exit 0
    fi
    {
        echo "======================================================================"
        echo "  BROWSER TESTS WILL BE SKIPPED. Missing: ${missing[*]}"
        echo "  $1"
        echo "  To run them: sudo apt-get install ${missing[*]}"
        echo "======================================================================"
    } >&2
    if [ "${CI:-}" = "true" ]; then
        exit 1
    fi
    exit 0
}

if ! command -v apt-get >/dev/null; then
    give_up "There is no apt-get on this machine."
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
        give_up "Installing needs root, or sudo without a password."
    fi
    as_root=(sudo -n)
fi

echo "Browser tests: installing ${missing[*]}"
# A lock held by another apt is waited for; stdin is closed so that no package can ask a question.
apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
apt_get update || give_up "apt-get update failed."
if ! apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    missing=("${missing[@]/chromium-headless-shell/chromium}")
fi
apt_get install --no-install-recommends "${missing[@]}" || give_up "apt-get install failed."
