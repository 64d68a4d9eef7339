# shellcheck shell=sh
# What pre-receive, post-receive and publish share. Sourced, never run: `. "$(dirname "$(readlink -f "$0")")/common.sh"`.
#
# Whoever may push decides what content/ holds, and nothing else: nothing of a push is ever run. Of a commit only
# content/ is laid out, without links, in a folder of its own; templates come from the server alone; git takes no
# attributes, hooks, filters or configuration from what was pushed; the pusher's environment stays outside.

set -eu
umask 022

home=$(dirname "$(dirname "$(readlink -f "$0")")")
repository=$home/content.git
site=$home/public/site
branch=main

# The address of the site, for canonical links, sitemap and feeds; empty: none.
base_url=
# Limits of one commit: bytes and files of content/.
max_bytes=2000000000
max_files=500000
# Seconds a build may take, and another push waits for it.
max_seconds=3600
# Words before the build, for example `nice -n 5`.
before=
if [ -r "$home/settings" ]; then . "$home/settings"; fi

# Objects of a push lie apart until it is taken.
quarantine=${GIT_QUARANTINE_PATH:-}

# Told to the pusher, in front of whose lines git writes "remote: ".
say() { printf '%s\n' "$*" >&2 || true; }

# The same, and kept in the log.
tell() {
    say "$@"
    note "$@"
}

note() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*" >>"$home/log/publish.log" || true; }

# clean COMMAND…: runs it with nothing of the environment that the push came with.
clean() {
    env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$home" LC_ALL=C.UTF-8 TZ=Asia/Shanghai PYTHONSAFEPATH=1 \
        GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_ATTR_NOSYSTEM=1 \
        GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.bareRepository GIT_CONFIG_VALUE_0=explicit "$@"
}

# A folder that is gone when the script ends, however that happens.
scratch_folder() {
    # What a power cut left of an earlier one.
    find "$home/work" -mindepth 1 -maxdepth 1 -name 'push.*' -mtime +1 -exec rm -rf {} +
    scratch=$(mktemp -d "$home/work/push.XXXXXXXX")
    trap 'rm -rf "$scratch"' EXIT
    trap 'exit 1' INT TERM
}

# only_one NAME WHAT: waits until no other push is at WHAT; the system frees the lock when the script ends.
only_one() {
    exec 9>"$home/work/$1.lock"
    flock -n 9 && return 0
    say "另一次推送正在$2，请稍候……"
    flock -w "$max_seconds" 9
}

# lay_out COMMIT: its content/ in $scratch, a repository of its own that borrows the objects, so that the build finds
# the history; 1 with $reason where that cannot be. Every step says so itself: `set -e` does not hold in a function
# whose end is looked at, and half a content must never be published.
lay_out() {
    reason="服务器没能取出这次提交，请联系服务器管理员"
    clean git init -q --template= --initial-branch="$branch" "$scratch" || return 1
    mkdir -p "$scratch/.git/info" || return 1
    printf '%s\n' "$repository/objects" ${quarantine:+"$quarantine"} >"$scratch/.git/objects/info/alternates" || return 1
    # What .gitattributes of the push would change about the bytes of a file.
    printf '%s\n' '* -text -ident !eol !crlf !filter !working-tree-encoding !export-subst !export-ignore' \
        >"$scratch/.git/info/attributes" || return 1
    printf '%s\n' "$1" >"$scratch/.git/HEAD" || return 1
    refused=$(refused_in "$1") || return 1
    [ -z "$refused" ] || {
        reason=$refused
        return 1
    }
    clean git -C "$scratch" -c core.symlinks=false -c core.hooksPath=/dev/null -c core.fsmonitor=false \
        checkout -q --force "$1" -- content || return 1
    remember_addresses || return 1
}

# refused_in COMMIT: why its content/ must not be laid out; nothing where it may.
refused_in() {
    clean timeout 300 git -C "$scratch" -c core.quotePath=false ls-tree -r -l "$1" -- content/ |
        awk -F '\t' -v max_bytes="$max_bytes" -v max_files="$max_files" '
            {
                split($1, part, " +")
                files += 1
                bytes += part[4]
                if (part[1] == "120000") { reason = "content/ 里不能有符号链接（symbolic link）：" $2; exit }
                if (part[2] != "blob") { reason = "content/ 里不能有子模块（submodule）：" $2; exit }
                if (files > max_files) { reason = "content/ 的文件太多，超过 " max_files " 个"; exit }
                if (bytes > max_bytes) { reason = "content/ 太大，超过 " max_bytes " 字节"; exit }
            }
            END {
                if (!files) reason = "提交中没有 content/ 文件夹"
                if (reason) print reason
            }'
}

# Every address that was ever published here has to answer, whether or not the content's own list knows it.
remember_addresses() {
    list=$scratch/content/addresses.txt
    known=$home/state/addresses.txt
    [ -s "$known" ] || return 0
    touch "$list" || return 1
    if [ -s "$list" ] && [ -n "$(tail -c 1 "$list")" ]; then
        echo >>"$list" || return 1
    fi
    # 1 says that there is nothing to add.
    grep -vxF -f "$list" "$known" >"$scratch/.git/addresses" || [ "$?" -eq 1 ] || return 1
    cat "$scratch/.git/addresses" >>"$list"
}

# build OUTPUT OPTION…: the site of what is laid out; what the program says goes to $scratch/said.
build() {
    output=$1
    shift
    # shellcheck disable=SC2086
    (
        cd "$scratch" &&
            clean timeout "$max_seconds" $before "$home/program/bin/mingzhang" --lang zh-CN build --content content \
                --output "$output" --templates "$home/templates" --now "$day" ${base_url:+--base-url "$base_url"} "$@"
    ) >"$scratch/said" 2>&1 9>&-
}

today() { TZ=Asia/Shanghai date +%F; }

hash_of_site() {
    if [ -r "$site/manifest.json" ]; then sha256sum <"$site/manifest.json" | cut -c 1-64; else echo none; fi
}
