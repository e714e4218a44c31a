"""Drives a pipelined unit with the operands of a file, one a clock, and writes one result a clock."""

import os

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import FallingEdge


@cocotb.test()
async def drive(unit):
    cocotb.start_soon(Clock(unit.clock, 10, "ns").start())
    with open(os.environ["OPERANDS"]) as operands, open(os.environ["RESULTS"], "w") as results:
        for line in operands:
            await FallingEdge(unit.clock)
            # What stands at the output before this operand is taken in; x while the pipeline fills.
            value = unit.y.value
            word = f"{value.to_unsigned():02x}" if value.is_resolvable else "xx"
            results.write(f"0x{word}\n")
            unit.x.value = int(line, 16)
