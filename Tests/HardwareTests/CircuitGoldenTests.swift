import Testing

@testable import Hardware

/// The syntax tree checks names and widths when a circuit is built, and prints what it means.
@Suite struct CircuitGoldenTests {
  private func problem(_ build: (inout Module) -> Void) -> String? {
    var module = Module("example", "An example.")
    build(&module)
    do throws(CircuitError) {
      _ = try module.checked()
      return nil
    } catch {
      return error.problem
    }
  }

  @Test func verilogOfAModule() throws {
    var half = Module("half_adder", "Adds two bits.")
    let (x, y) = (half.input("x"), half.input("y"))
    half.output("sum", x ^ y)
    half.output("carry", x & y)
    var module = Module("counter", "Counts ones.\nIn two lines.")
    module.addClock()
    let bits = module.input("bits", 2)
    let count = module.register("count", 4)
    let sums = module.instance(
      half, "adder", ["x": bits.bit(0), "y": bits.bit(1)], prefix: "adder_")
    let sum = try #require(sums["sum"])
    let carry = try #require(sums["carry"])
    let next = module.wire(
      "next_count", count + .joined([.zeros(2), carry, sum]), "never more than 15")
    module.next(count, bits.any.select(next, else: count))
    module.output("negative", ~(count.all | count.top))
    #expect(
      try module.checked().verilog == """
        // Counts ones.
        // In two lines.
        module counter (
          input  wire clock,
          input  wire [1:0] bits,
          output wire negative
        );
          reg [3:0] count;
          wire adder_sum;
          wire adder_carry;
          half_adder adder (
            .x(bits[0]),
            .y(bits[1]),
            .sum(adder_sum),
            .carry(adder_carry)
          );
          wire [3:0] next_count = count + {2'd0, adder_carry, adder_sum};  // never more than 15
          assign negative = ~((&count) | count[3]);
          always @(posedge clock) begin
            count <= (|bits) ? next_count : count;
          end
        endmodule

        """)
    #expect(module.parts.map(\.name) == ["half_adder", "counter"])
  }

  @Test func widthsThatDiffer() {
    #expect(
      problem {
        let (a, b) = ($0.input("a", 3), $0.input("b", 4))
        $0.output("sum", a + b)
      } == "sum: 'a' + 'b': 3 and 4 bits")
    #expect(
      problem {
        let (a, b) = ($0.input("a", 3), $0.input("b", 4))
        $0.output("one", a.top.select(a, else: b))
      } == "one: a[2] ? … : …: 3 and 4 bits")
    #expect(
      problem {
        let a = $0.input("a", 3)
        $0.output("one", a.select(a, else: a))
      } == "one: 'a' of 3 bits decides")
    // What is broken stays broken, however deep within.
    #expect(
      problem {
        let (a, b) = ($0.input("a", 3), $0.input("b", 4))
        let sum = $0.wire("sum", ~(a ^ b))
        $0.output("any", sum.any)
      } == "sum: 'a' ^ 'b': 3 and 4 bits")
  }

  @Test func bitsThatAreNotThere() {
    #expect(
      problem {
        let a = $0.input("a", 3)
        $0.output("low", a.bits(3, 1))
      } == "low: a[3:1] of 3 bits")
    #expect(
      problem {
        let a = $0.input("a", 3)
        $0.output("low", (a + a).bit(0))
      } == "low: bits of 'a + a', which is no signal")
    #expect(problem { $0.output("five", .number(5, width: 2)) } == "five: 5 has no room in 2 bits")
    #expect(problem { $0.output("five", .number(5, width: 3)) } == nil)
    #expect(problem { $0.output("minus", .number(-5, width: 3)) } != nil)
    #expect(problem { $0.output("minus", .number(-4, width: 3)) } == nil)
    #expect(problem { $0.output("bits", .pattern(0x10, width: 4)) } != nil)
  }

  @Test func namesThatAreWrong() {
    #expect(
      problem {
        _ = $0.input("a")
        _ = $0.wire("a", .zeros(1))
      } == "'a' is declared twice")
    #expect(problem { _ = $0.wire("packed", .zeros(1)) } == "'packed' is no identifier")
    #expect(problem { _ = $0.wire("2nd", .zeros(1)) } == "'2nd' is no identifier")
    #expect(
      problem { $0.output("y", Expression(signal: "x", width: 1)) }
        == "y reads 'x', which is not declared before it")
    #expect(
      problem {
        _ = $0.input("x", 2)
        $0.output("y", Expression(signal: "x", width: 1))
      } == "y reads 1 bits of 'x', which has 2")
  }

  @Test func portsOfInstances() {
    var inner = Module("inner", "")
    inner.output("y", inner.input("x", 2))
    #expect(
      problem { _ = $0.instance(inner, "part", [:], prefix: "part_") }
        == "port 'x' of part gets nothing")
    #expect(
      problem { _ = $0.instance(inner, "part", ["x": .zeros(3)], prefix: "part_") }
        == "port 'x' of part has 2 bits and gets 3")
    #expect(
      problem {
        _ = $0.instance(inner, "part", ["x": .zeros(2), "z": .zeros(1)], prefix: "part_")
      } == "part has no port 'z'")
    var other = Module("inner", "")
    other.output("y", ~other.input("x", 2))
    #expect(
      problem {
        _ = $0.instance(inner, "first", ["x": .zeros(2)], prefix: "first_")
        _ = $0.instance(other, "second", ["x": .zeros(2)], prefix: "second_")
      } == "two different modules are named inner")
  }

  @Test func registers() {
    #expect(
      problem {
        $0.addClock()
        _ = $0.register("held", 2)
      } == "register held takes no value")
    #expect(
      problem {
        $0.addClock()
        let held = $0.register("held", 2)
        $0.next(held, .zeros(3))
      } == "register held of 2 bits takes 3")
    #expect(
      problem { _ = $0.registered("held", .zeros(2)) } == "registers without a clock")
  }

  @Test func rangesInTwosComplement() {
    #expect(SignedRange(-8, 7).width == 4)
    #expect(SignedRange(-8, 8).width == 5)
    #expect(SignedRange(-9, 0).width == 5)
    #expect(SignedRange(0, 0).width == 1)
    #expect(SignedRange(1, 1).width == 2)
    #expect((SignedRange(-3, 5) - SignedRange(-1, 2)) == SignedRange(-5, 6))
    #expect(SignedRange.unsignedWidth(0) == 1)
    #expect(SignedRange.unsignedWidth(7) == 3)
    #expect(SignedRange.unsignedWidth(8) == 4)
  }
}
