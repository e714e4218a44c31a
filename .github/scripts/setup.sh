#!/usr/bin/env bash
# Installs the system packages that positlab needs and that are missing; with the argument `hardware`, those
# that `positlab hardware` needs, which nothing else does.
# Debian and its relatives: apt, through sudo where the user is not root. Elsewhere: says what to install.
set -euo pipefail

debian=(libmpfr-dev libgmp-dev libdnnl-dev libopenblas-dev zlib1g-dev libturbojpeg0-dev libpng-dev pkg-config gnuplot-nox dataset-fashion-mnist)
homebrew=(mpfr gmp onednn openblas zlib jpeg-turbo libpng pkgconf gnuplot)
if [ "${1:-}" = hardware ]; then
  # osu018 is a library of cells (qflow/tech/osu018/osu018_stdcells.lib).
  debian=(verilator iverilog yosys berkeley-abc opensta qflow-tech-osu018 g++ make)
  homebrew=(verilator icarus-verilog yosys)
fi

if ! command -v swift >/dev/null 2>&1; then
  echo "setup: Swift 6.2 or newer is needed and was not found; see https://www.swift.org/install" >&2
  exit 69
fi

# The oracle calls functions that MPFR has since 4.2 (mpfr_sinpi, mpfr_exp2m1, mpfr_log2p1...).
check_mpfr() {
  local found
  found=$(pkg-config --modversion mpfr 2>/dev/null || true)
  if [ -n "$found" ] && ! pkg-config --atleast-version=4.2 mpfr; then
    echo "setup: MPFR $found is too old: 4.2 or newer is needed (Debian 12 has it)" >&2
    exit 69
  fi
}

if [ "${POSITLAB_SKIP_SETUP:-}" = 1 ]; then
  check_mpfr
  exit 0
fi

if command -v dpkg-query >/dev/null 2>&1; then
  missing=()
  for package in "${debian[@]}"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    check_mpfr
    exit 0
  fi
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
  check_mpfr
  exit 0
fi

if command -v brew >/dev/null 2>&1; then
  missing=()
  for formula in "${homebrew[@]}"; do
    brew list --versions "$formula" >/dev/null 2>&1 || missing+=("$formula")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    check_mpfr
    exit 0
  fi
  echo "setup: run 'brew install ${missing[*]}' and try again" >&2
  echo "setup: Fashion-MNIST has no formula; see 'positlab data' for where to put its four files" >&2
  exit 69
fi

echo "setup: no apt and no Homebrew here; install with your package manager what these name:" >&2
echo "  Debian:   ${debian[*]}" >&2
echo "  Homebrew: ${homebrew[*]}" >&2
echo "setup: then set POSITLAB_SKIP_SETUP=1" >&2
exit 69
