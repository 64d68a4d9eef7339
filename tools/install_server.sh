#!/usr/bin/env bash
# Brings what the tests of docs/deploy/server/ need and the machine lacks: nginx with its module for brotli.
# Debian's packages are only unpacked into .venv/nginx: nothing is installed, no server is started, root is not needed.
# Where that cannot be, it says loudly which tests will be skipped; with CI=true that is an error instead, since a green
# run that skipped them would prove nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=.venv/nginx
packages=(nginx libnginx-mod-http-brotli-static)

for nginx in /usr/sbin/nginx "$folder/usr/sbin/nginx"; do
    if [ -x "$nginx" ] && compgen -G "${nginx%/sbin/nginx}/lib/nginx/modules/ngx_http_brotli_static_module.so" >/dev/null; then
        echo "Server tests: nginx is here."
        exit 0
    fi
done

give_up() {
    {
        echo "======================================================================"
        echo "  SERVER TESTS WILL BE SKIPPED. Missing: ${packages[*]}"
        echo "  $1"
        echo "  To run them: sudo apt-get install ${packages[*]}"
        echo "======================================================================"
    } >&2
    if [ "${CI:-}" = "true" ]; then
        exit 1
    fi
    exit 0
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    give_up "There is no apt-get on this machine."
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
fi

echo "Server tests: unpacking ${packages[*]} into $folder"
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
download() (cd "$unpacked" && apt-get -q download "${packages[@]}" </dev/null)
# The lists may be missing or old: then, and only then, root is needed.
download || { "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update </dev/null && download; } ||
    give_up "apt-get could not download them."
rm -rf "$folder"
mkdir -p "$folder"
for package in "$unpacked"/*.deb; do
    dpkg-deb --extract "$package" "$folder"
done
"$folder/usr/sbin/nginx" -V 2>/dev/null || give_up "Debian's nginx does not run here: a library is missing."
