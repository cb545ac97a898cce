#!/bin/sh
# Starts Redis with the users of users.acl; the password comes from a file and is kept as its hash.
set -eu
files=${REDIS_FILES:-/etc/tsunagu-redis}
run=${REDIS_RUN:-/run/redis}
hash=$(tr -d '\r\n' < "${REDIS_PASSWORD_FILE:?names the file with the password}" | sha256sum | cut -d ' ' -f 1)
mkdir -p "$run"
umask 077
sed "s/@PASSWORD@/#$hash/" "$files/users.acl" > "$run/users.acl"
exec redis-server "$files/redis.conf" "$@"
