import PositJudge
import RunRecords

/// A fixed set of operands of every operation and format, and the digest of a subject's answers to
/// them: what shows that a subject answers otherwise than it did, wherever its files are.
enum SubjectProbe {
  /// The number of operands of the two kinds: spread over the hard cases, and sampled.
  static let counts = (hard: 96 as UInt64, sampled: 32 as UInt64)
  private static let seed: UInt64 = 0x50_524F_4245

  /// The operands, the same at all times: zero, NaR and the ends of the format among them.
  static func operands(_ setting: Setting) throws -> CaseBatch {
    let hard = try OperandSource(setting, .hardCases, seed: seed)
    let sampled = try OperandSource(setting, .sampled, samples: counts.sampled, seed: seed)
    var batch = hard.emptyBatch
    for index in 0..<counts.hard {
      // The first of them and then one in so many: lists begin with zero and go on to NaR.
      let place = index < 16 ? index : hard.count / counts.hard * index
      hard.append(place..<place + 1, to: &batch)
    }
    sampled.append(0..<counts.sampled, to: &batch)
    return batch
  }

  /// The SHA-256 of operands and answers as lines; a word where there are answers to one campaign
  /// only, whose file says all.
  ///
  /// - Returns: nil where the subject fails.
  static func digest(_ subject: any Subject, _ setting: Setting) throws -> String? {
    if subject.isReadInOrder { return "read once" }
    // Programs need not draw the same twice.
    if setting.rounding.direction == .stochastic { return "drawn" }
    let batch = try operands(setting)
    guard let results = try? subject.results(batch), results.count == batch.count else {
      return nil
    }
    let format = LineFormat(setting)
    var lines = Array("\(setting)\n".utf8)
    for index in 0..<batch.count {
      format.appendOperands(batch, index, to: &lines)
      lines.append(0x20)
      format.appendResult(results, index, to: &lines)
      lines.append(0x0A)
    }
    return SHA256.hexadecimal(of: lines)
  }
}
