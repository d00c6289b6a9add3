import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// The parts and forms that a disclosure must have, and why an empty form is empty (GJ11).
///
/// A fragment is never accused: only a draft that has most of the parts is a disclosure, and only one with several forms
/// misses others. Where the forms are published as an attachment the draft says so, or is asked once.
struct FormCheck {
  private let draft: DraftState
  /// The parts that the draft has, with the heading that opens each.
  private var parts: [(role: PartRole, block: Int)] = []
  /// The tables that are public forms.
  private var tables: [(form: String, name: String, block: Int, isEmpty: Bool)] = []

  /// So many parts of the four make a disclosure, so many forms the forms of one.
  private static let fewestParts = 3
  private static let fewestForms = 4
  /// How many blocks below a table may explain it.
  private static let reach = 6

  static func findings(_ draft: DraftState) -> [Finding] {
    let check = FormCheck(draft)
    guard check.chapterCount >= fewestParts else { return [] }
    return check.missingParts() + check.missingForms() + check.unexplainedForms()
  }

  /// Whether the draft has most of the parts of a disclosure.
  static func isDisclosure(_ draft: DraftState) -> Bool { FormCheck(draft).chapterCount >= fewestParts }

  private init(_ draft: DraftState) {
    self.draft = draft
    for (index, block) in draft.reading.blocks.enumerated() {
      let role = block.roleBehind
      if role != block.role, role != .preface, !parts.contains(where: { $0.role == role }) {
        parts.append((role, index))
      }
      guard let table = block.table else { continue }
      if table.continues, let last = tables.indices.last {
        tables[last].isEmpty = tables[last].isEmpty && table.isEmpty
        continue
      }
      tables.append((table.form, table.name, index, table.isEmpty))
    }
  }

  private var chapterCount: Int {
    draft.book.requiredParts.count { has($0.role) } + (has(.tables) || has(.attachments) || !tables.isEmpty ? 1 : 0)
  }

  private func has(_ role: PartRole) -> Bool { parts.contains { $0.role == role } }

  /// The line of the heading that opens the first part, or the part of a role.
  private func heading(_ role: PartRole? = nil) -> Range<Int> {
    let found = role.flatMap { role in parts.first { $0.role == role } } ?? parts.first
    guard let found else { return 0..<0 }
    return draft.lineRange(found.block)
  }

  // MARK: Parts

  private func missingParts() -> [Finding] {
    var findings = draft.book.requiredParts.filter { !has($0.role) }.map { part in
      Finding(
        rule: "GJ1101",
        severity: .information,
        message: Message(zh: "文稿里没有“\(part.title)”部分", en: "the part “\(part.title)” is missing"),
        range: heading()
      )
    }
    if tables.isEmpty, !has(.attachments), !isAttached {
      findings.append(
        Finding(
          rule: "GJ1101",
          severity: .information,
          message: Message(
            zh: "文稿里没有\(draft.book.kind.word)表；如果另附，请核对附件，并写明“见附表”",
            en: "the forms are missing; if attached, check the attachment and write “见附表”"
          ),
          range: heading(.tables)
        )
      )
    }
    return findings
  }

  /// Whether a heading says that the forms stand elsewhere.
  private var isAttached: Bool {
    draft.tree.blocks.contains { block in
      block.kind == .heading && draft.book.words.attached.isIn(block.content.text)
    }
  }

  // MARK: Forms

  private func missingForms() -> [Finding] {
    let present = Set(tables.map(\.form))
    guard present.count >= Self.fewestForms else { return [] }
    return draft.book.forms.required.filter { !present.contains($0.id) && !isNamed($0) }.map { form in
      let isPresupposed = form.presupposition.map { isStated($0) } ?? true
      let missing = Message(zh: "缺少\(form.id)表“\(form.title)”", en: "the form \(form.id) “\(form.title)” is missing")
      return Finding(
        rule: "GJ1102",
        severity: isPresupposed ? .warning : .information,
        message: isPresupposed
          ? missing : missing.then(Message(zh: "没有数据的表也要公开空表", en: "a form without figures is published too")),
        range: heading(.tables)
      )
    }
  }

  /// Whether a caption of the form stands in the draft, above a table that could not be read, or above none yet.
  private func isNamed(_ form: Form) -> Bool {
    draft.tree.blocks.contains { block in
      (block.kind == .caption || block.kind == .heading)
        && draft.book.forms.id(caption: block.content.text) == form.id
    }
  }

  /// Whether the draft states such figures, and not only nothing.
  private func isStated(_ binding: Binding) -> Bool {
    draft.graph.nodes.contains { node in
      guard let key = node.key, node.value != 0, key.stage == .final, key.year == .current, let wanted = binding.key
      else { return false }
      return key.concept == wanted.concept && key.fund == wanted.fund && key.part == wanted.part
    }
  }

  // MARK: Empty forms

  private func unexplainedForms() -> [Finding] {
    let empty = tables.filter(\.isEmpty)
    guard !empty.isEmpty else { return [] }
    let denied = Set(draft.reading.blocks.flatMap(\.denial.forms))
    return empty.compactMap { table in
      guard !denied.contains(table.form), !isExplained(below: table.block), !isStatedAsNothing(table.form) else {
        return nil
      }
      return Finding(
        rule: "GJ1103",
        severity: .warning,
        message: Message(
          zh: "\(table.name)没有数据，也没有说明为什么没有",
          en: "the form \(table.name) is empty, and nothing says why"
        ),
        range: draft.lineRange(table.block),
        fixes: note(on: table.form, table.block).map { [$0] } ?? []
      )
    }
  }

  private func isExplained(below table: Int) -> Bool {
    let blocks = draft.tree.blocks
    for index in blocks.indices[(table + 1)...].prefix(Self.reach) {
      switch blocks[index].kind {
      case .table, .caption, .heading: return false
      case .note, .paragraph: if draft.reading.blocks[index].denial.isStated { return true }
      case .blank, .comment, .directive, .field: continue
      }
    }
    return false
  }

  /// `政府性基金预算财政拨款支出0.00万元`
  private func isStatedAsNothing(_ id: String) -> Bool {
    guard let wanted = draft.book.forms.layouts(id: id).lazy.compactMap(\.presupposition?.key).first else {
      return false
    }
    return draft.graph.nodes.contains { node in
      guard let key = node.key, node.value == 0, node.place == .sentence else { return false }
      return key.concept == wanted.concept && key.fund == wanted.fund
    }
  }

  private func note(on id: String, _ block: Int) -> Fix? {
    let own = draft.book.forms.layouts(id: id).lazy.compactMap(\.emptyNote).first
    guard let note = own ?? draft.book.words.emptyNote.words.first else { return nil }
    let at = draft.tree.blocks[block].end
    let breaksLine = at > 0 && ![0x0A, 0x0D].contains(draft.text.bytes[at - 1])
    return Fix(
      title: Message(zh: "在表下注明没有数据", en: "note below the form that there is nothing"),
      isPreferred: true,
      edits: [TextEdit(range: at..<at, newText: (breaksLine ? "\n" : "") + "注：\(note)\n")]
    )
  }
}
