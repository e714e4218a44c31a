import Foundation

/// A small implementation of posits with bugs to order, that `positlab verify --subject` must find.
///
/// It reads lines of two patterns and writes lines of one, and shares nothing with the library.
@main struct WrongPosit {
  private let arguments: Arguments
  private var output: [UInt8] = []
  private var lines = 0
  /// What the register of a unit that is late holds.
  private var register = Array("0xxx\n".utf8)

  static func main() {
    guard let arguments = Arguments(CommandLine.arguments) else {
      FileHandle.standardError.write(Data((Arguments.usage + "\n").utf8))
      exit(64)
    }
    var program = WrongPosit(arguments: arguments)
    program.run()
  }

  private init(arguments: Arguments) { self.arguments = arguments }

  private mutating func run() {
    let format = arguments.format
    begin()
    while let line = readLine() {
      let words = line.split(separator: " ").compactMap { UInt64($0.dropFirst(2), radix: 16) }
      guard words.count == 2 else { exit(65) }
      lines += 1
      if lines == 1000, misbehaves() { break }
      if words.contains(format.nar) {
        write(format.nar)
        continue
      }
      let (x, y) = (format.units(words[0]), format.units(words[1]))
      let unit = Int128(format.largestScale)
      let exact =
        switch arguments.operation {
        case .add: (x + y) << unit
        case .sub: (x - y) << unit
        case .mul: x * y
        }
      write(format.rounded(exact, arguments.bug))
    }
    flush()
  }

  /// Does what comes before the first answer.
  private mutating func begin() {
    switch arguments.bug {
    case .byteOrderMark: output.append(contentsOf: [0xEF, 0xBB, 0xBF])
    case .lacksMul where arguments.operation == .mul: exit(64)
    case .endlessLine: while true { FileHandle.standardOutput.write(Data(count: 1 << 16)) }
    case .dotsForEver:
      while true {
        FileHandle.standardOutput.write(Data(".".utf8))
        sleep(1)
      }
    case .floodsErrors:
      for number in 0..<20_000 {
        FileHandle.standardError.write(Data("complaint \(number)\n".utf8))
      }
    case .leavesOrphan:
      // A number of seconds that tells this sleep from others; in our process group, as from a shell.
      var child: pid_t = 0
      var words = ["/bin/sleep", "86399.5"].map { (word: String) in strdup(word) } + [nil]
      posix_spawn(&child, "/bin/sleep", nil, nil, &words, environ)
      words.forEach { free($0) }
    default: break
    }
  }

  /// Does what is not a matter of numbers; true if the program is to end.
  private mutating func misbehaves() -> Bool {
    switch arguments.bug {
    case .crashesLate:
      flush()
      kill(getpid(), SIGKILL)
    case .dies: kill(getpid(), SIGKILL)
    case .hangs: while true { sleep(1) }
    case .stopsEarly: return true
    case .answersTwice: write(0)
    case .malformed: output.append(contentsOf: Array("0x12g4\n".utf8))
    default: break
    }
    return false
  }

  private mutating func write(_ pattern: UInt64) {
    if arguments.bug == .unsettled, lines % 10 < 2 {
      output.append(contentsOf: Array(lines % 10 == 0 ? "0xx0\n".utf8 : "0xZz\n".utf8))
      return
    }
    let start = output.count
    output.append(contentsOf: [0x30, 0x78])
    for shift in stride(from: 4 * ((arguments.format.n + 3) / 4 - 1), through: 0, by: -4) {
      let digit = UInt8(pattern >> UInt64(shift) & 15)
      output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
    output.append(0x0A)
    if arguments.bug == .lateByOne {
      let next = Array(output[start...])
      output.replaceSubrange(start..., with: register)
      register = next
    }
    if output.count > 1 << 16 { flush() }
  }

  private mutating func flush() {
    FileHandle.standardOutput.write(Data(output))
    output.removeAll(keepingCapacity: true)
  }
}
