#!/usr/bin/env bash
# The tests of the C kernels twice more: with every vector level forced off, so that the references in Swift carry all, and
# with the kernels under the address and undefined-behaviour sanitizers. Takes the tests that were built:
#   .github/scripts/sanitized-kernels.sh [TEST-FOLDER]
# Only the C files are compiled again, with the sanitizers, and linked with the Swift objects of the build: SwiftPM's own
# `--sanitize` compiles everything anew, for minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-.build-tests}
# What users call, held to definitions, tables and finite differences.
callers='KernelsTests\.|PositArrayPropertyTests|Quantizer(Golden|Property)Tests|BlockQuantizerGoldenTests|GradientSampledTests'
# Where the kernels are held to their references, over all lengths and odd places in memory.
kernels='KernelsTests\.|PositArraysTests\.|QuantizerKernelSampledTests|BlockKernelSampledTests'
if [ "$(uname)" != Linux ]; then
  echo "sanitizers: not run: $(uname) keeps tests in another form" >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs tests; they must say that some passed.
run() {
  local name=$1
  shift
  env "$@" > "$work/log" 2>&1 || {
    grep -m 1 -A 30 -e 'ERROR: ' -e 'runtime error: ' "$work/log" >&2 || grep -e '✘' "$work/log" >&2 || tail -n 30 "$work/log" >&2
    echo "$name: failed" >&2
    exit 1
  }
  grep -q 'Test run with [1-9][0-9]* test.* passed' "$work/log" || { cat "$work/log" >&2; echo "$name: no test was run" >&2; exit 1; }
  echo "$name: $(grep -o 'Test run with .*' "$work/log" | tail -n 1)"
}

swiftpm=(swift test -c release --explicit-target-dependency-import-check error)
run "vectors off" POSITLAB_VECTORS=off "${swiftpm[@]}" --scratch-path "$folder" --skip-build --filter "$callers"

build=$(cd "$folder/release" && pwd)
objects=$build/positlabPackageTests.product/Objects.LinkFileList
if [ ! -f "$objects" ]; then
  echo "sanitizers: this SwiftPM keeps its objects elsewhere; everything is compiled anew" >&2
  run "sanitizers" "${swiftpm[@]}" --scratch-path "$folder-sanitized" --sanitize address --filter "$kernels"
  exit 0
fi
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
[ -x "$clang" ] || clang=clang
flags=(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g -O1 -ISources/CVectorLevel/include)
sed 's/^"//; s/"$//' "$objects" | grep -v '/C[A-Za-z]*Kernels\.build/' > "$work/objects"
for file in Sources/C*Kernels/*.c; do
  object=$work/$(basename "$(dirname "$file")")-$(basename "$file" .c).o
  "$clang" "${flags[@]}" -I"$(dirname "$file")/include" -c "$file" -o "$object" &
  echo "$object" >> "$work/objects"
  # As many at a time as there are cores.
  if [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; then wait -n; fi
done
wait
read -ra libraries <<< "$(pkg-config --libs mpfr gmp openblas zlib)"
# The run-time library of the address sanitizer has that of the other one in it.
swiftc -sanitize=address -emit-executable -o "$work/tests" -L "$build" "${libraries[@]}" -lm -ldl \
  -Xlinker "-rpath=$build" "@$work/objects" > "$work/log" 2>&1 || { tail -n 60 "$work/log" >&2; exit 1; }
nm "$work/tests" | grep '__ubsan_handle' > /dev/null || { echo "sanitizers: nothing was sanitized" >&2; exit 1; }
# Swift's runtime keeps metadata for good, which is no leak of the kernels.
run "sanitizers" ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 \
  "$work/tests" --testing-library swift-testing --filter "$kernels"
