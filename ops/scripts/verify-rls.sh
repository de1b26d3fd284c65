#!/usr/bin/env bash
# Proves on a database that no role reaches another shop's rows, nor changes what was stored as a fact.
# Takes what psql takes for a connection (a URL, or PGHOST and the like); the password is better in PGPASSWORD or a
# .pgpass than among the arguments. Exit 0: held; 1: breaches, one a line; 2: it could not be tried.
set -euo pipefail
cd "$(dirname "$0")"

if ! told=$(psql "$@" -X -q -A -t -v ON_ERROR_STOP=1 -f verify-rls.sql); then
  echo "The database could not be verified." >&2
  exit 2
fi
echo "$told"
if grep -q '^breach ' <<<"$told"; then
  exit 1
fi
grep -q '^tried [1-9]' <<<"$told" || exit 2
