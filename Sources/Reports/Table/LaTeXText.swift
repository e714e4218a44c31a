import RunRecords

/// Words in LaTeX.
enum LaTeXText {
  /// A text that LaTeX prints as it stands; line breaks become blanks.
  static func escaped(_ text: String) -> String {
    var result = ""
    var previous: Character?
    for character in text {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "{", "}", "$", "&", "#", "%", "_": result += "\\\(character)"
      case "^": result += "\\textasciicircum{}"
      case "~": result += "\\textasciitilde{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\"": result += "''"
      case "-" where previous == "-": result += "{}-"
      case "'" where previous == "'", "`" where previous == "`": result += "{}\(character)"
      case Character(TableNotes.noiseMark): result += "$\\approx$"
      case "\u{b1}": result += "$\\pm$"
      case "\u{2013}": result += "--"
      case "\u{2212}": result += "$-$"
      case _ where character.isNewline: result += " "
      // pdflatex stops at U+FFFD, too.
      case _ where ShellWord.hasControlCharacters(String(character)): result += "?"
      default: result.append(character)
      }
      previous = character
    }
    return result
  }
}
