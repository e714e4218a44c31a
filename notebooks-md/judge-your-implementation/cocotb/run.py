"""Builds the pipelined unit for Icarus Verilog and runs the test of this folder on it.

Usage: run.py OPERANDS RESULTS
"""

import os
import pathlib
import sys

from cocotb_tools.runner import get_runner

here = pathlib.Path(__file__).resolve().parent
operands, results = (os.path.abspath(path) for path in sys.argv[1:3])

runner = get_runner("icarus")
runner.build(
    sources=[here.parent / "verilog-pipelined" / "absolute.v"],
    hdl_toplevel="absolute",
    build_dir="sim_build",
    timescale=("1ns", "1ps"),
)
os.environ["PYTHONPATH"] = str(here)
runner.test(
    hdl_toplevel="absolute",
    test_module="drive_unit",
    test_dir=".",
    extra_env={"OPERANDS": operands, "RESULTS": results},
)
