#!/bin/sh
# A combinational unit of two operands: all pairs of 8 bits.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
iverilog -P bench.N=8 -o "$build/less" "$here/bench.v" "$here/compare_less.v"
positlab verify --operation compareLess --format 'posit(8,1)' --exhaustive --subject "vvp -n $build/less"
