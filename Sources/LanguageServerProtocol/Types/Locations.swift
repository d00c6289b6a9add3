extension LSP {
  /// Where something leads to: links for clients that know where a link starts, else plain locations.
  package enum Locations: Codable, Equatable, Sendable {
    case plain([Location])
    case links([LocationLink])

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let locations = try? container.decode([Location].self) {
        self = .plain(locations)
      } else {
        self = .links(try container.decode([LocationLink].self))
      }
    }

    package func encode(to encoder: any Encoder) throws {
      switch self {
      case .plain(let locations): try locations.encode(to: encoder)
      case .links(let links): try links.encode(to: encoder)
      }
    }
  }
}
