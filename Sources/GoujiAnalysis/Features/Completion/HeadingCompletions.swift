import GoujiCatalog
import GoujiFacts
import GoujiSyntax

extension Analysis {
  /// Headings of the genre that the draft has not got yet, with the number that is next here.
  func headings(_ line: WrittenLine, _ place: GenrePlace) -> [Proposal] {
    guard !isInHeader(line) || line.marker != nil else { return [] }
    return place.headings.compactMap { entry, level, ordinal in
      if let marker = line.marker, marker.level != level { return nil }
      let title = self.title(of: book.genre.entries[entry])
      // A number that has been typed stays.
      let typed = line.typedBehindMarker(text)
      let number = line.marker == nil ? Marker.written(level: level, ordinal: ordinal) : ""
      guard let filter = typed.filter(for: title, book) ?? typed.filter(for: number + title, book) else { return nil }
      return Proposal(
        kind: .heading,
        label: number + title,
        detail: level == 1 ? "部分" : "标题",
        filter: filter,
        edit: TextEdit(range: typed.range, newText: number + title)
      )
    }
  }

  private func title(of entry: Genre.Entry) -> String {
    guard let year = reading.header.year else { return entry.plainTitle }
    return entry.title(year: year)
  }
}
