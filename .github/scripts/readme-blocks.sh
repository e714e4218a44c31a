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

bench() {
  echo '```'
  content results/benchmarks/quantizer.txt
  echo
  content results/benchmarks/training-step.txt
  echo '```'
}

fresh=$(mktemp)
table_file=$(mktemp) bench_file=$(mktemp)
trap 'rm -f "$fresh" "$table_file" "$bench_file"' EXIT
table > "$table_file"
bench > "$bench_file"
awk -v table="$table_file" -v bench="$bench_file" '
  function copy(file,   line) { while ((getline line < file) > 0) print line; close(file) }
  /^<!-- begin: table/ { print; print ""; copy(table); print ""; skipping = 1; next }
  /^<!-- begin: bench/ { print; print ""; copy(bench); print ""; skipping = 1; next }
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
