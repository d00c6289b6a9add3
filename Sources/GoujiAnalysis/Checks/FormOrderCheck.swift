import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Forms that do not go down to the level that they have to (GJ1107), or stand out of order (GJ1108).
enum FormOrderCheck {
  private struct Stated {
    var id: String
    var name: String
    var block: Int
    /// The longest code of its rows, in digits.
    var digits: Int
  }

  static func findings(_ draft: DraftState) -> [Finding] {
    let tables = tables(draft)
    return coarse(tables, draft) + order(tables, draft)
  }

  private static func tables(_ draft: DraftState) -> [Stated] {
    var result: [Stated] = []
    for (index, block) in draft.reading.blocks.enumerated() {
      guard let table = block.table, draft.book.forms.isNumbered(table.form) else { continue }
      let digits = table.rows.compactMap(\.code).map(digitCount).max() ?? 0
      if table.continues, let last = result.indices.last {
        result[last].digits = max(result[last].digits, digits)
      } else if let known = result.firstIndex(where: { $0.id == table.form }) {
        result[known].digits = max(result[known].digits, digits)
      } else {
        result.append(Stated(id: table.form, name: table.formTitle, block: index, digits: digits))
      }
    }
    return result
  }

  private static func coarse(_ tables: [Stated], _ draft: DraftState) -> [Finding] {
    tables.compactMap { table in
      guard let level = draft.book.forms.detail(of: table.id), table.digits > 0, table.digits < level.digits else {
        return nil
      }
      return Finding(
        rule: "GJ1107",
        severity: .information,
        message: Message(
          zh: "\(table.id)表“\(table.name)”应细化到\(level.name)级科目，表里没有\(level.name)级的行",
          en:
            "the form \(table.id) “\(table.name)” should go down to codes of the level “\(level.name)”, and has no such rows"
        ),
        range: draft.lineRange(table.block)
      )
    }
  }

  /// By the number of the form; a form that a region puts elsewhere than others do says nothing.
  private static func order(_ tables: [Stated], _ draft: DraftState) -> [Finding] {
    let ordered = tables.filter { draft.book.forms.hasPlace($0.id) }
    guard let place = ordered.indices.dropFirst().first(where: { ordered[$0].id < ordered[$0 - 1].id }) else {
      return []
    }
    return [
      Finding(
        rule: "GJ1108",
        severity: .information,
        message:
          Message(
            zh:
              "“\(ordered[place].name)”（\(ordered[place].id)表）一般排在“\(ordered[place - 1].name)”（\(ordered[place - 1].id)表）之前",
            en:
              "“\(ordered[place].name)” (\(ordered[place].id)) usually comes before “\(ordered[place - 1].name)” (\(ordered[place - 1].id))"
          ),
        range: draft.lineRange(ordered[place].block),
        related: [
          RelatedPlace(
            range: draft.lineRange(ordered[place - 1].block),
            message: Message(zh: "排在了它前面的表", en: "the form in front of it")
          )
        ]
      )
    ]
  }
}
