import GoujiCatalog
import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// A place in a draft that this one names.
package struct OtherPlace: Sendable, Hashable {
  package var source: OtherText
  /// UTF-8 byte range in it.
  package var range: Range<Int>
}

// From a figure to the drafts of the year before and of the units, and back.
extension Analysis {
  /// Where the drafts that the header names state what the figure at an offset does: last year's what it was then, a
  /// unit's its share of a total.
  package func placesElsewhere(of offset: Int) -> [OtherPlace] {
    guard let node = node(at: offset), var key = describer.fact(node)?.key else { return [] }
    var places: [OtherPlace] = []
    if key.year == .current {
      for unit in environment.units {
        if let figure = unit.figures[key] { places.append(OtherPlace(source: unit.source, range: figure.range)) }
      }
    }
    var rest = environment.externals[...]
    for other in environment.others {
      let figures = rest.prefix(other.count)
      rest = rest.dropFirst(other.count)
      if other.isLastYear { key.year = .previous }
      if let figure = figures.first(where: { $0.key == key }) {
        places.append(OtherPlace(source: other.source, range: figure.range))
      }
    }
    return places
  }

  /// Whether the figure at an offset is one of the year before.
  package func isOfLastYear(_ offset: Int) -> Bool {
    node(at: offset).flatMap { describer.fact($0)?.key?.year } == .previous
  }

  /// Where this draft states what a figure of another one does, which its header names.
  ///
  /// - Parameters:
  ///   - other: the other draft.
  ///   - offset: of the figure in it.
  ///   - path: the other draft as this one's surroundings name it.
  package func places(stating offset: Int, of other: Analysis, at path: String) -> [Range<Int>] {
    guard let node = other.node(at: offset), var key = other.describer.fact(node)?.key, key.year == .current else {
      return []
    }
    if environment.others.contains(where: { $0.isLastYear && $0.source.path == path }) {
      key.year = .previous
      return places(of: key)
    }
    let isTotalOfUnit = environment.units.contains { $0.source.path == path && $0.figures[key] != nil }
    return isTotalOfUnit ? places(of: key) : []
  }

  private func places(of key: FactKey) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for (index, block) in reading.blocks.enumerated() {
      for fact in block.facts where fact.key == key && !fact.isBlank {
        places.append(moved(fact.range, tree.blocks[index].start))
      }
    }
    return places
  }

  // MARK: Names

  /// The department's name where the caret stands in the header's field for it.
  package func departmentName(at offset: Int) -> Range<Int>? {
    guard let index = tree.blockIndex(at: offset), let field = tree.blocks[index].content.field else { return nil }
    let start = tree.blocks[index].start
    let key = FoldedText(text.bytes, in: moved(field.key, start), origin: 0).string
    let value = moved(field.value, start)
    guard HeaderKey(key) == .department, value.lowerBound <= offset, offset <= value.upperBound, !value.isEmpty else {
      return nil
    }
    return value
  }

  /// Every draft that the header names and that can be read.
  package var namedDrafts: [OtherText] {
    environment.others.map(\.source) + environment.units.map(\.source)
  }

  /// The edits that give a term of another draft, by its name there, a new name.
  package static func rename(_ name: String, to newName: String, in other: Analysis) -> [TextEdit] {
    for place in other.text.places(of: name) {
      guard let range = other.renameRange(at: place.lowerBound), other.text[range] == name else { continue }
      return other.rename(at: place.lowerBound, to: newName)
    }
    return []
  }
}

extension SourceText {
  /// Where some words stand, from the start on, none overlapping another.
  package func places(of words: String) -> [Range<Int>] {
    let needle = Array(words.utf8)
    guard let first = needle.first else { return [] }
    var places: [Range<Int>] = []
    var index = 0
    while index + needle.count <= count {
      if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) {
        places.append(index..<(index + needle.count))
        index += needle.count
      } else {
        index += 1
      }
    }
    return places
  }
}
