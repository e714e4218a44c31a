/// The words of a command line as the POSIX shell splits it, as far as they can be known without
/// running it.
struct ShellWords {
  /// One word.
  struct Word: Hashable {
    let text: String
    /// Whether it stands where the shell looks for a command.
    let isCommand: Bool
    /// Whether output goes there.
    let isOutput: Bool
  }

  /// The words in their order.
  private(set) var words: [Word] = []

  /// Whether the shell puts something else in the place of a word: a variable, a pattern of file
  /// names, the output of a command.
  private(set) var hasExpansion = false

  private var text = ""
  private var isWord = false
  private var isCommand = true
  private var isOutput = false

  /// Splits a command line.
  init(_ line: String) {
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        add(character)
        isEscaped = false
      } else if let open = quote {
        if character == open {
          quote = nil
        } else if open == "\"", character == "\\" {
          isEscaped = true
        } else {
          if open == "\"", "$`".contains(character) { hasExpansion = true }
          add(character)
        }
      } else {
        switch character {
        case "'", "\"":
          quote = character
          isWord = true
        case "\\": isEscaped = true
        case " ", "\t": end()
        case "\n", ";", "&", "|", "(", ")":
          // In 2>&1 the sign belongs to the redirection.
          if character == "&", isOutput, !isWord { continue }
          end()
          isCommand = true
          isOutput = false
        case ">":
          endBeforeRedirection()
          isOutput = true
        case "<":
          endBeforeRedirection()
          isOutput = false
        case "$", "`", "*", "?", "[":
          hasExpansion = true
          add(character)
        default: add(character)
        }
      }
    }
    end()
  }

  private mutating func add(_ character: Character) {
    text.append(character)
    isWord = true
  }

  private mutating func end() {
    defer {
      text = ""
      isWord = false
    }
    guard isWord else { return }
    let isAssignment = isCommand && !isOutput && Self.isAssignment(text)
    words.append(
      Word(text: text, isCommand: isCommand && !isOutput && !isAssignment, isOutput: isOutput))
    // Behind a redirection and behind an assignment a command is still to come.
    if !isOutput && !isAssignment { isCommand = false }
    isOutput = false
  }

  /// A number before a redirection is that of a file descriptor.
  private mutating func endBeforeRedirection() {
    if isWord, text.allSatisfy(\.isNumber) {
      text = ""
      isWord = false
    }
    end()
  }

  private static func isAssignment(_ text: String) -> Bool {
    guard let sign = text.firstIndex(of: "="), let first = text.first, !first.isNumber else {
      return false
    }
    return sign > text.startIndex
      && text[..<sign].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
