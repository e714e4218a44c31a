#!/usr/bin/env bash
# Builds the documentation of the libraries from their docstrings and DocC catalogues; a warning is an error.
#   .github/scripts/docs.sh [--check] [BUILD-FOLDER]
# reads the modules of a build (.build/release) and writes .build/documentation; --check writes nothing that stays, and
# passes with a message where this machine has no docc.
set -euo pipefail
cd "$(dirname "$0")/../.."
mode=write
if [ "${1:-}" = --check ]; then mode=check; shift; fi
build=${1:-.build/release}
output=.build/documentation

# A tool of the Swift toolchain: on the path, beside `swift`, or where Xcode keeps it.
tool() {
  command -v "$1" || { local beside; beside=$(dirname "$(readlink -f "$(command -v swift)")")/$1; [ -x "$beside" ] && echo "$beside"; } \
    || xcrun --find "$1" 2>/dev/null
}
if ! docc=$(tool docc) || ! extract=$(tool swift-symbolgraph-extract); then
  echo "docs: this Swift toolchain has no docc: the documentation was not built" >&2
  [ "$mode" = check ] && exit 0
  exit 69
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
options=(-target "$(swiftc -print-target-info | sed -n 's/^ *"triple": "\(.*\)",$/\1/p' | head -n 1)"
  -I "$build/Modules" -minimum-access-level public -skip-inherited-docs)
if command -v xcrun > /dev/null; then options+=(-sdk "$(xcrun --show-sdk-path)"); fi
for library in Sources/C*/module.modulemap; do options+=(-I "$(dirname "$library")"); done
for map in "$build"/C*.build/module.modulemap; do options+=(-Xcc "-fmodule-map-file=$map"); done

archives=()
for catalogue in Sources/*/*.docc; do
  module=$(basename "$catalogue" .docc)
  mkdir -p "$work/$module"
  "$extract" -module-name "$module" "${options[@]}" -output-dir "$work/$module"
  "$docc" convert "$catalogue" --additional-symbol-graph-dir "$work/$module" --warnings-as-errors \
    --fallback-display-name "$module" --fallback-bundle-identifier "positlab.$module" \
    --output-dir "$work/$module.doccarchive" > "$work/log" 2>&1 || { cat "$work/log" >&2; echo "docs: $catalogue" >&2; exit 1; }
  archives+=("$work/$module.doccarchive")
done
[ ${#archives[@]} -gt 0 ] || { echo "docs: no catalogue was found" >&2; exit 1; }
if [ "$mode" = check ]; then
  echo "docs: ${#archives[@]} catalogues without a warning"
  exit 0
fi
mkdir -p "$(dirname "$output")"
rm -rf "$output"
"$docc" merge "${archives[@]}" --synthesized-landing-page-name positlab --output-path "$output" > /dev/null
echo "docs: $output; to read it: python3 -m http.server -d $output, then http://localhost:8000/documentation"
