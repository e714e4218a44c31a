#!/bin/sh
# A pipeline of two stages. First without its latency: positlab says what it looks like.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
iverilog -P bench.N=8 -o "$build/absolute" "$here/bench.v" "$here/absolute.v"
positlab verify --operation abs --format 'posit(8,1)' --exhaustive --subject "vvp -n $build/absolute" \
  | head -n 1
positlab verify --operation abs --format 'posit(8,1)' --exhaustive --latency 2 \
  --subject "vvp -n $build/absolute"
