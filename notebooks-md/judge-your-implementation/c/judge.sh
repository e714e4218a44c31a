#!/bin/sh
# A C program, one operand: compiled, then asked for every pattern of four formats.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
${CC:-cc} -O2 -Wall -Wextra -Werror -o "$build/negate" "$here/negate.c"
for format in 'posit(5,1)' 'posit(8,0)' 'posit(8,2)' 'posit(16,1)'; do
  positlab verify --operation negate --format "$format" --exhaustive --subject "$build/negate {n}"
done
