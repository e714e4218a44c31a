#!/bin/sh
# cocotb writes a file of results, which positlab judges afterwards: the way for everything that
# cannot be asked line by line (an FPGA, an emulator, a machine without positlab).
# PYTHON may name the interpreter that has cocotb (version 2): pip install cocotb
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cd "$build"
options="--operation abs --format posit(8,1) --exhaustive"
positlab vectors $options --operands-only --latency 2 > operands
${PYTHON:-python3} "$here/run.py" operands results > cocotb.log 2>&1 || { cat cocotb.log; exit 1; }
positlab verify $options --latency 2 --results results
