#!/bin/sh
# Makes a Debian machine (12 or newer) publish what is pushed to it. Run as root from a checkout of mingzhang:
#
#     sh docs/deploy/server/setup.sh               all steps, in order
#     sh docs/deploy/server/setup.sh program       one step again, for example after an update of the checkout
#
# Every step may be run again: what is there already stays, and nothing that holds content is ever replaced.
# MINGZHANG_HOME stands for /srv/mingzhang.
set -eu
umask 022

here=$(dirname "$(readlink -f "$0")")
checkout=$(readlink -f "$here/../../..")
home=${MINGZHANG_HOME:-/srv/mingzhang}

step_packages() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y --no-install-recommends git nginx openssh-server python3-venv
    # In Debian since 12; gzip serves as well without it.
    apt-get install -y --no-install-recommends libnginx-mod-http-brotli-static ||
        echo "没有 brotli 模块，只用 gzip" >&2
}

# An account that can push and fetch and nothing else; its program, hooks and keys belong to root.
step_account() {
    getent passwd mingzhang >/dev/null ||
        adduser --system --group --home "$home" --no-create-home --shell /usr/bin/git-shell mingzhang
    mkdir -p "$home/.ssh"
    [ -e "$home/.ssh/authorized_keys" ] || : >"$home/.ssh/authorized_keys"
    chown -R root:root "$home/.ssh"
}

# bin, program and templates: the server's own. The others are written by the account.
step_folders() {
    mkdir -p "$home/bin" "$home/templates" "$home/public" "$home/work" "$home/state" "$home/log"
    chmod 700 "$home/work" "$home/state"
    chmod 750 "$home/log"
    for name in common.sh pre-receive post-receive publish; do
        cp "$here/$name" "$home/bin/$name"
        chmod 755 "$home/bin/$name"
    done
    chmod 644 "$home/bin/common.sh"
    if [ ! -e "$home/settings" ]; then
        echo "# base_url=https://budget.example.org/" >"$home/settings"
    fi
    own "$home/public" "$home/work" "$home/state" "$home/log"
}

step_program() {
    python3 -m venv "$home/program"
    "$home/program/bin/pip" install --quiet --require-hashes --only-binary :all: -r "$checkout/requirements/build.txt"
    "$home/program/bin/pip" install --quiet --require-hashes --only-binary :all: -r "$checkout/requirements/runtime.txt"
    "$home/program/bin/pip" install --quiet --no-deps --no-build-isolation "$checkout"
}

step_repository() {
    if [ ! -e "$home/content.git" ]; then
        git init -q --bare --initial-branch=main "$home/content.git"
    fi
    set_in_repository() { git config --file "$home/content.git/config" "$1" "$2"; }
    # Objects that would lead out of a folder, and histories rewritten, are refused by git itself as well.
    set_in_repository receive.fsckObjects true
    set_in_repository receive.denyDeletes true
    set_in_repository receive.denyNonFastForwards true
    set_in_repository receive.maxInputSize 536870912
    set_in_repository core.logAllRefUpdates true
    set_in_repository gc.auto 2000
    for hook in pre-receive post-receive; do
        ln -sf "../../bin/$hook" "$home/content.git/hooks/$hook"
    done
    own "$home/content.git"
}

step_nginx() {
    mkdir -p /etc/nginx/mingzhang
    # One source of the headers: docs/deploy/headers.nginx.
    cp "$here/../headers.nginx" /etc/nginx/mingzhang/headers.nginx
    if [ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ]; then
        echo 'brotli_static on;' >/etc/nginx/mingzhang/brotli.nginx
    fi
    if [ ! -e /etc/nginx/sites-available/mingzhang ]; then
        sed "s#/srv/mingzhang#$home#g" "$here/nginx.conf" >/etc/nginx/sites-available/mingzhang
        ln -sf ../sites-available/mingzhang /etc/nginx/sites-enabled/mingzhang
        # Debian's page of welcome answers to every name too.
        rm -f /etc/nginx/sites-enabled/default
    fi
    nginx -t
    systemctl enable --now nginx
    systemctl reload nginx
}

step_log() {
    cat >/etc/logrotate.d/mingzhang <<END
$home/log/*.log {
    su mingzhang mingzhang
    monthly
    rotate 24
    compress
    missingok
    notifempty
}
END
}

step_timer() {
    for unit in mingzhang-publish.service mingzhang-publish.timer; do
        sed "s#/srv/mingzhang#$home#g" "$here/$unit" >"/etc/systemd/system/$unit"
    done
    systemctl daemon-reload
    systemctl enable --now mingzhang-publish.timer
}

own() {
    if getent passwd mingzhang >/dev/null && [ "$(id -u)" -eq 0 ]; then
        chown -R mingzhang:mingzhang "$@"
    fi
}

if [ "$#" -eq 0 ]; then
    set -- packages account folders program repository nginx log timer
fi
for step in "$@"; do
    echo "setup: $step"
    "step_$step"
done
