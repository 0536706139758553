#!/bin/sh
# Like the original's: an empty data directory is filled before the server starts, and any other program is run as it is.
set -e
if [ "$1" = mariadbd ] && [ ! -d /var/lib/mysql/mysql ]; then
  if [ -z "$MARIADB_ALLOW_EMPTY_ROOT_PASSWORD" ]; then
    echo 'This stand-in for mariadb has no passwords: set MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=1.' >&2
    exit 1
  fi
  mariadb-install-db --user=mysql --auth-root-authentication-method=normal --skip-test-db >/dev/null
fi
exec "$@"
