import ArgumentParser
import Hardware
import PositOracle
import Verification

extension CodecStyle: ExpressibleByArgument {}

/// What is made: a whole unit, or one of the parts that the paper compares.
enum HardwarePart: String, ExpressibleByArgument, CaseIterable {
  case mac
  case decoder
  case encoder
}

/// The options that describe a unit, for several commands.
struct HardwareOptions: ParsableArguments {
  @Option(help: "The format of the first factors, such as 'posit(8,1)' or float16.")
  var format: String

  @Option(help: "The format of the second factors. (default: that of the first)")
  var rightFormat: String?

  @Option(help: "The format of accumulator and result. (default: that of the factors)")
  var outputFormat: String?

  @Option(help: "How many products are summed in a step: 1 for a MAC, more for a dot product.")
  var lanes: Int = 1

  @Option(help: "How the sum is kept: rounded, 'window(w)' or quire.")
  var accumulator: String = "rounded"

  @Option(
    help: "Clock edges from operands to result; 0: combinational, the accumulator an operand.")
  var stages: Int = 0

  @Option(help: "How posits are taken apart and put together.")
  var style: CodecStyle = .optimized

  @Option(help: "A whole unit, or a posit decoder or encoder alone.")
  var part: HardwarePart = .mac

  @Flag(help: "Floating-point formats without subnormal numbers, which then are zeros.")
  var flushSubnormals = false

  /// A format that a text names.
  static func format(_ text: String, flushSubnormals: Bool = false) throws -> WordFormat {
    let element: OracleElementFormat
    do { element = try OracleElementFormat(parsing: text) } catch { throw usageFailure("\(error)") }
    return try WordFormat(
      element, name: element.description, hasSubnormals: !flushSubnormals)
  }

  /// What is to be made.
  func target() throws -> ProofPlan.Target {
    let left = try Self.format(format, flushSubnormals: flushSubnormals)
    guard part == .mac else {
      guard left.element.isPosit else {
        throw usageFailure("--part \(part.rawValue) is one of posits, not of \(left)")
      }
      return part == .decoder ? .decoder(left, style) : .encoder(left, style)
    }
    guard let accumulator = Accumulator(accumulator) else {
      throw usageFailure(
        "--accumulator must be rounded, 'window(w)' such as 'window(14)', or quire; "
          + "not '\(accumulator)'")
    }
    return .unit(
      try UnitDescription(
        left: left,
        right: try rightFormat.map { try Self.format($0, flushSubnormals: flushSubnormals) },
        output: try outputFormat.map { try Self.format($0, flushSubnormals: flushSubnormals) },
        lanes: lanes, accumulator: accumulator, stages: stages, style: style))
  }

  /// Checks a limit of time.
  static func check(timeLimit: Double) throws {
    guard timeLimit > 0, timeLimit <= 86_400 else {
      throw usageFailure("--time-limit must be above 0 and up to 86400 seconds")
    }
  }
}
