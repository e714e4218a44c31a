extension OracleFormat {
  /// The pattern that the standard's rounding gives for an exact result; NaR if it is not real.
  ///
  /// One evaluation decides: every rounding boundary has fewer bits than the truncated number.
  public func rounded(_ real: ExactReal) -> UInt64 {
    switch real {
    case .notReal: nar
    case .rational(let value): rounded(value)
    case .computed(let computation): rounded(placed: truncation(computation))
    }
  }

  /// Whether a pattern is what the standard's rounding gives for an exact result.
  ///
  /// Asks for the interval of the pattern, as ``isCorrectlyRounded(_:of:)-(_,ExactRational)`` does.
  public func isCorrectlyRounded(_ pattern: UInt64, of real: ExactReal) -> Bool {
    switch real {
    case .notReal: pattern == nar
    case .rational(let value): isCorrectlyRounded(pattern, of: value)
    case .computed(let computation):
      roundingInterval(pattern)?.holds(truncation(computation)) ?? false
    }
  }

  private func truncation(_ computation: Computation) -> TruncatedReal {
    TruncatedReal(computation, precision: n + 2)
  }
}
