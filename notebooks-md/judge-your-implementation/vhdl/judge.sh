#!/bin/sh
# VHDL, simulated by GHDL.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cd "$build"
ghdl -a --std=08 "$here/negate.vhdl" "$here/bench.vhdl"
ghdl -e --std=08 bench
positlab verify --operation negate --format 'posit(8,2)' --exhaustive \
  --subject "ghdl -r --std=08 bench -gN={n} --ieee-asserts=disable"
