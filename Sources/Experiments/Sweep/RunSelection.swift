import Foundation
import RunRecords

/// A part of a study's runs, by what cells are called and by seeds.
public struct RunSelection: Hashable, Sendable {
  /// What a cell must have: on every named axis one of the values.
  struct Filter: Hashable, Sendable {
    var values: [String: Set<String>] = [:]
  }

  /// The cells wanted are those that one of the filters lets through; empty where all are wanted.
  let filters: [Filter]
  /// The seeds wanted; nil where all are.
  let seeds: Set<Int>?

  /// Every run.
  public static let all = RunSelection(filters: [], seeds: nil)

  private init(filters: [Filter], seeds: Set<Int>?) {
    self.filters = filters
    self.seeds = seeds
  }

  /// Reads a selection.
  ///
  /// - Parameters:
  ///   - only: texts such as `format=posit(8,1),float32,scaling=none`, each a filter. A name is that of
  ///     an axis, `group`, or the key of a setting; values are separated by commas, and what stands
  ///     between two commas is a value unless it begins the next name.
  ///   - seeds: seeds separated by commas; nil for all.
  ///   - study: what is selected from.
  /// - Throws: `SweepError` (64) that lists what is allowed where a name, value or seed is none of the
  ///   study's, or where nothing is left.
  public init(only: [String], seeds: String?, of study: Study) throws(SweepError) {
    var filters: [Filter] = []
    for text in only { filters.append(try Self.filter(text, of: study)) }
    var chosen: Set<Int>?
    if let seeds { chosen = try Self.seeds(seeds, of: study) }
    self.init(filters: filters, seeds: chosen)
    guard self == .all || !runs(of: study).isEmpty else {
      throw SweepError(
        only.map { "--only '\($0)'" }.joined(separator: " ")
          + ": each value is there, but no cell has them together", exitStatus: 64)
    }
  }

  /// The runs that are selected, in the order of the study.
  public func runs(of study: Study) -> [PlannedRun] {
    study.runs { group, cell, seed in
      guard seeds?.contains(seed) ?? true else { return false }
      return filters.isEmpty
        || filters.contains { filter in
          filter.values.allSatisfy { name, values in
            Self.value(of: name, group, cell).map(values.contains) ?? false
          }
        }
    }
  }

  /// What a cell is called on an axis, or what its group or one of its settings is; nil where it has no
  /// such thing.
  private static func value(of name: String, _ group: Study.Group, _ cell: Study.Cell) -> String? {
    if let axis = group.axes.firstIndex(where: { $0.name == name }) { return cell.labels[axis] }
    if name == "group" { return group.name }
    return cell.specification.settings[name].map { $0.string ?? $0.canonicalText }
  }

  private static func filter(_ text: String, of study: Study) throws(SweepError) -> Filter {
    let known = names(of: study)
    var filter = Filter()
    var name: String?
    var rest = text[...]
    while true {
      if let next = known.first(where: { rest.hasPrefix($0 + "=") }) {
        name = next
        rest = rest.dropFirst(next.count + 1)
      }
      guard let name else {
        throw SweepError(
          "--only '\(text)': expected axis=value with one of the names "
            + shortNames(of: study).joined(separator: ", ")
            + ", or the key of a setting (--list-settings)", exitStatus: 64)
      }
      let values = self.values(of: name, in: study)
      guard let (value, end) = value(at: rest, among: values) else {
        throw SweepError(
          "--only '\(text)': \(name) has no value '\(rest)'; its values are "
            + values.joined(separator: ", "), exitStatus: 64)
      }
      filter.values[name, default: []].insert(value)
      guard end < rest.endIndex else { return filter }
      rest = rest[rest.index(after: end)...]
    }
  }

  /// The longest value that a text begins with, up to its end or a comma, and where it ends.
  ///
  /// Values may hold commas themselves, as formats do. Blanks do not count, and numbers are compared as
  /// numbers.
  private static func value(
    at text: Substring, among values: [String]
  ) -> (value: String, end: Substring.Index)? {
    let ends = text.indices.filter { text[$0] == "," } + [text.endIndex]
    for end in ends.reversed() {
      let written = text[..<end].filter { $0 != " " }
      if let value = values.first(where: { value in
        value.filter { $0 != " " } == written
          || Double(value).map { $0 == Double(written) } ?? false
      }) {
        return (value, end)
      }
    }
    return nil
  }

  /// Every name that cells have a value for, longer ones first.
  private static func names(of study: Study) -> [String] {
    let settings = study.groups.flatMap(\.cells).flatMap { $0.specification.settings.keys }
    return Set(shortNames(of: study) + settings).sorted {
      ($1.utf8.count, $0) < ($0.utf8.count, $1)
    }
  }

  /// The names of the axes in the order of the study, and `group`.
  private static func shortNames(of study: Study) -> [String] {
    var seen: Set<String> = []
    return (study.groups.flatMap(\.axes).map(\.name) + ["group"])
      .filter { seen.insert($0).inserted }
  }

  /// What the cells of a study have under a name, in the order of the study.
  private static func values(of name: String, in study: Study) -> [String] {
    var seen: Set<String> = []
    return study.groups.flatMap { group in
      group.cells.compactMap { value(of: name, group, $0) }
    }.filter { seen.insert($0).inserted }
  }

  private static func seeds(_ text: String, of study: Study) throws(SweepError) -> Set<Int> {
    var seeds: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let seed = Int(part.filter { $0 != " " }), study.seeds.contains(seed) else {
        throw SweepError(
          "--seeds \(text): '\(part)' is no seed of the study; its seeds are "
            + study.seeds.map(String.init).joined(separator: ", "), exitStatus: 64)
      }
      seeds.insert(seed)
    }
    return seeds
  }
}
