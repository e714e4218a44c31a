#!/bin/sh
# A combinational unit, simulated by Icarus Verilog.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
for n in 8 16; do
  iverilog -P "bench.N=$n" -o "$build/negate$n" "$here/bench.v" "$here/negate.v"
done
for format in 'posit(8,2)' 'posit(16,1)'; do
  positlab verify --operation negate --format "$format" --exhaustive --subject "vvp -n $build/negate{n}"
done
