#!/usr/bin/env bash
# Copies generated tables into the README between their markers; with --check only says whether they are current.
set -euo pipefail
cd "$(dirname "$0")/../.."
mode=${1:-}

# The check reads what is committed or staged: a reader's own quickstart may differ in the last digits.
content() {
  if [ "$mode" = --check ]; then git show ":$1"; else cat "$1"; fi
}

table() { content results/01-quickstart/table.md | grep '^|'; }

fresh=$(mktemp)
folder=$(mktemp -d)
trap 'rm -rf "$fresh" "$folder"' EXIT
for block in table; do "$block" > "$folder/$block"; done
awk -v folder="$folder" '
  function copy(file,   line) { while ((getline line < file) > 0) print line; close(file) }
  /^<!-- begin: / {
    name = $3; sub(/:$/, "", name)
    print; print ""; copy(folder "/" name); print ""; skipping = 1; next
  }
  /^<!-- end -->/ { skipping = 0 }
  !skipping { print }
' README.md > "$fresh"

if [ "$mode" = --check ]; then
  if ! cmp -s "$fresh" README.md; then
    echo "README.md: its tables are not those of results/; run 'make readme'" >&2
    exit 1
  fi
else
  cp "$fresh" README.md
fi
