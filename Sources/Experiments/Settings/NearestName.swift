/// Finds the known name that somebody probably meant.
enum NearestName {
  /// The known name with the fewest changed, added or dropped letters; nil where none is near.
  static func suggestion(for name: String, among known: some Sequence<String>) -> String? {
    let nearest = known.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let nearest, nearest.distance <= max(2, name.count / 3) else { return nil }
    return nearest.name
  }

  /// A clause for the end of a message: the suggestion, or the known names.
  static func hint(for name: String, among known: [String]) -> String {
    let compared = known.prefix(1000)
    if name.count <= 200, let near = suggestion(for: name, among: compared) {
      return "; did you mean '\(near)'?"
    }
    let more = known.count > 40 ? " and \(known.count - 40) more" : ""
    return "; known are \(known.prefix(40).joined(separator: ", "))\(more)"
  }

  /// The Levenshtein distance of two texts.
  static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let substituted = diagonal + (letter == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
