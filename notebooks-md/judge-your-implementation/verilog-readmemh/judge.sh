#!/bin/sh
# Vectors packed for $readmemh, for benches and simulators that read no standard input.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
positlab vectors --operation compareLess --format 'posit(8,1)' --exhaustive --format-for readmemh \
  > "$build/vectors.hex"
head -n 1 "$build/vectors.hex"
iverilog -o "$build/less" "$here/bench.v" "$here/../verilog-two-operands/compare_less.v"
cd "$build"
vvp -n less | tee said
grep -q ' 0 wrong$' said
