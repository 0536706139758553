#!/usr/bin/env bash
# Installs what the tests need on Debian or Ubuntu, then runs every test project.
# With --all, also those that take long: more processes are killed at random moments, more faults are seeded, every machine runs on
# every engine, the programs of a lesson that has one in every step run as a reader runs them, each page is read in both colour schemes
# at both sizes, the native tool is made and tried.
# The environment variable DRYDOCK_PROGRAM names a native program, for the tests that start one.
# The environment variable CHROMIUM names the browser where it should not be Debian's headless shell.
# Ends with one line, "N passed, N failed"; fails when a test failed, or when a project ran no test.
set -euo pipefail
cd "$(dirname "$0")"

case ${1:-} in
  '') ;;
  --all) export DRYDOCK_ALL=1 ;;
  *) echo "Unknown option $1; the only one is --all" >&2; exit 2 ;;
esac

need() { command -v "$1" >/dev/null || missing+=("$2"); }
missing=()
[ -n "${CHROMIUM:-}" ] || need chromium-headless-shell chromium-headless-shell
need node nodejs
need npm npm
need mmdebstrap mmdebstrap
need newuidmap uidmap
need unshare util-linux
need mount mount
if [ -n "${DRYDOCK_ALL:-}" ]; then
  command -v clang >/dev/null || need gcc gcc
  [ -f /usr/include/stdio.h ] || missing+=(libc6-dev)
fi
[ -f /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
fc-list 2>/dev/null | grep -q 'Noto Sans CJK' || missing+=(fonts-noto-cjk)
if [ ${#missing[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] || { echo "The tests need ${missing[*]}: sudo apt-get install -y ${missing[*]}" >&2; exit 3; }
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0 broken=0
dotnet build tests.slnx
dotnet tool restore
dotnet csharpier check .. || broken=1
for rules in style analyzers; do
  dotnet format "$rules" tests.slnx --verify-no-changes --no-restore || broken=1
done
for project in *.Tests; do
  dotnet test --project "$project/$project.csproj" --no-build 2>&1 | tee "$log" || true
  ok=$(sed -nE 's/^ *succeeded: ([0-9]+).*/\1/p' "$log" | tail -n 1)
  bad=$(sed -nE 's/^ *failed: ([0-9]+).*/\1/p' "$log" | tail -n 1)
  if [ -z "$ok" ] || [ -z "$bad" ] || [ $((ok + bad)) -eq 0 ]; then
    echo "$project ran no test." >&2
    broken=1
  fi
  passed=$((passed + ${ok:-0})) failed=$((failed + ${bad:-0}))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$broken" -eq 0 ] && [ "$passed" -gt 0 ]
