#!/usr/bin/env bash
# Installs the system packages that positlab needs and that are missing.
# Debian and its relatives: apt, through sudo where the user is not root. Elsewhere: says what to install.
set -euo pipefail

debian=(libmpfr-dev libgmp-dev libdnnl-dev libopenblas-dev zlib1g-dev pkg-config gnuplot-nox dataset-fashion-mnist)
homebrew=(mpfr gmp onednn openblas zlib pkgconf gnuplot)

if ! command -v swift >/dev/null 2>&1; then
  echo "setup: Swift 6.2 or newer is needed and was not found; see https://www.swift.org/install" >&2
  exit 69
fi

if command -v dpkg-query >/dev/null 2>&1; then
  missing=()
  for package in "${debian[@]}"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && exit 0
  echo "setup: installing ${missing[*]}"
  privileged=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "setup: neither root nor sudo; ask an administrator for: apt-get install ${missing[*]}" >&2
      exit 69
    fi
    privileged=(sudo)
  fi
  "${privileged[@]}" apt-get update -q
  "${privileged[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}"
  exit 0
fi

if command -v brew >/dev/null 2>&1; then
  missing=()
  for formula in "${homebrew[@]}"; do
    brew list --versions "$formula" >/dev/null 2>&1 || missing+=("$formula")
  done
  [ ${#missing[@]} -eq 0 ] && exit 0
  echo "setup: run 'brew install ${missing[*]}' and try again" >&2
  echo "setup: Fashion-MNIST has no formula; see 'positlab data' for where to put its four files" >&2
  exit 69
fi

echo "setup: no apt and no Homebrew here; install with your package manager what these name:" >&2
echo "  Debian:   ${debian[*]}" >&2
echo "  Homebrew: ${homebrew[*]}" >&2
echo "setup: then set POSITLAB_SKIP_SETUP=1" >&2
[ "${POSITLAB_SKIP_SETUP:-}" = 1 ] || exit 69
