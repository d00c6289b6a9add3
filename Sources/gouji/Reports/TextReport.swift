import GoujiAnalysis
import GoujiImport
import GoujiSyntax
import OfficeDocuments

/// `--format text`: for people, like a compiler's messages.
struct TextReport: Report {
  var language: Language
  var isColoured: Bool
  var hasCoverage: Bool
  let separator = ""

  func head() -> String { "" }

  func body(_ draft: CheckedDraft) -> String {
    var result = draft.findings.map { entry($0, draft) }.joined()
    for remark in draft.origin?.remarks(language) ?? [] {
      let label = Severity.warning.colour(Severity.warning.name(language), isColoured)
      result += "\(Colour.bold(draft.path + ":", isColoured)) \(label) \(remark)\n\n"
    }
    if hasCoverage { result += CoverageTable.text(draft, language) + "\n" }
    return result
  }

  // MARK: One finding

  private func entry(_ finding: Finding, _ draft: CheckedDraft) -> String {
    let excerpt = SourceExcerpt(draft.text, finding.range)
    let number = String(draft.text.line(at: finding.range.lowerBound) + 1)
    let margin = blanks(max(number.utf8.count, 4) + 1)
    let colour = finding.severity.colour
    let label = "\(finding.severity.name(language)) \(finding.rule)"
    var lines = [
      Colour.bold(place(finding.range, draft) + ":", isColoured) + " " + colour(label, isColoured) + " "
        + oneLine(finding.wording[language]),
      Colour.faint("\(padded(number, to: margin.utf8.count - 1, atStart: true)) │", isColoured) + " " + excerpt.line,
      Colour.faint("\(margin)│", isColoured) + " " + blanks(excerpt.indent)
        + colour(String(repeating: "^", count: excerpt.width), isColoured),
    ]
    lines += (related(finding, draft) + fixes(finding)).map { Colour.faint("\(margin)=", isColoured) + " " + $0 }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// A message may quote a piece of the draft that runs over lines.
  private func oneLine(_ message: String) -> String {
    // Hardly any does, and taking text apart by characters costs more than all else here.
    guard message.unicodeScalars.contains(where: \.endsLine) else { return message }
    return message.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// `draft.gouji:42:10`: line and character, from 1.
  private func place(_ range: Range<Int>, _ draft: CheckedDraft) -> String {
    if let origin = draft.origin {
      if let place = origin.place(range.lowerBound, in: draft.text) {
        return draft.path + " " + origin.name(ofPage: place.page, language)
      }
      if let line = origin.sourceLine(range.lowerBound, in: draft.text) { return "\(draft.path):\(line + 1)" }
      return draft.path
    }
    let position = draft.text.position(of: range.lowerBound, encoding: .utf32)
    return "\(draft.path):\(position.line + 1):\(position.character + 1)"
  }

  // MARK: Related places

  /// The other places by what they show: `相关：第3行“214.04”、第9行“4.38”`.
  private func related(_ finding: Finding, _ draft: CheckedDraft) -> [String] {
    var groups: [(wording: Message, places: [RelatedPlace])] = []
    for place in finding.related {
      if let index = groups.firstIndex(where: { $0.wording == place.wording }) {
        groups[index].places.append(place)
      } else {
        groups.append((place.wording, [place]))
      }
    }
    // The places that the message speaks of first, then what else the same mistake breaks.
    if let own = groups.firstIndex(where: { speaks(finding, of: $0.wording) }) {
      groups.insert(groups.remove(at: own), at: 0)
    }
    var lines = groups.prefix(3).map { group in
      let places = list(group.places, draft)
      let message = group.wording[language]
      return speaks(finding, of: group.wording)
        ? language("相关：", "see: ") + places
        : language("又见：\(message)（\(places)）", "also: \(message) (\(places))")
    }
    if groups.count > 3 {
      lines.append(language("另有 \(groups.count - 3) 处关系也受影响", "\(groups.count - 3) more relations are affected"))
    }
    return lines
  }

  /// Whether a finding begins with the formula that a place is told with; both come from one writer, byte by byte.
  private func speaks(_ finding: Finding, of wording: Message) -> Bool {
    finding.wording.zh.utf8.starts(with: wording.zh.utf8)
  }

  private func list(_ places: [RelatedPlace], _ draft: CheckedDraft) -> String {
    let shown = places.prefix(4).map { place in
      let text = place.source?.text ?? draft.text
      let line = text.line(at: place.range.lowerBound) + 1
      let figure = text[place.range]
      let name = language("第\(line)行", "line \(line)") + (figure.isEmpty ? "" : language("“\(figure)”", " \(figure)"))
      return (place.source.map { $0.path + " " } ?? "") + name
    }
    let rest = places.count - shown.count
    return shown.joined(separator: language("、", ", "))
      + (rest > 0 ? language("等\(places.count)处", " and \(rest) more") : "")
  }

  // MARK: Fixes

  private func fixes(_ finding: Finding) -> [String] {
    finding.fixes.prefix(4).map { fix in
      let title = fix.wording[language]
      return fix.isPreferred ? language("改法：\(title)", "fix: \(title)") : language("或者：\(title)", "or: \(title)")
    }
  }

  // MARK: The end

  func tail(_ totals: Totals, problems: [String]) -> String {
    let counts = Severity.allCases.compactMap { severity -> String? in
      guard let count = totals.findings[severity], count > 0 else { return nil }
      return language("\(count) 个\(severity.name(.zh))", Self.english(count, severity))
    }
    let found =
      counts.isEmpty
      ? language("没有发现问题", "nothing found")
      : language("发现 \(counts.joined(separator: "、"))", counts.joined(separator: ", "))
    let coverage = totals.coverage
    var text =
      totals.files == 0
      ? language("没有检查任何文件", "no file was checked")
      : language("检查了 \(totals.files) 个文件，", "\(totals.files) file\(totals.files == 1 ? "" : "s") checked: ") + found
    if coverage.numbers > 0 {
      text += language(
        "；\(coverage.numbers) 个数字中 \(coverage.confirmed) 个已核对（\(coverage.checkedShare)）",
        "; \(coverage.confirmed) of \(coverage.numbers) numbers checked (\(coverage.checkedShare))"
      )
    }
    if coverage.likely > 0 {
      text += language("，其中 \(coverage.likely) 个只有旁证", ", \(coverage.likely) of them only by likeness")
    }
    if totals.lostForms > 0 {
      text += language("；\(totals.lostForms) 张公开表没有读出", "; \(totals.lostForms) forms could not be read")
    }
    if totals.unreadable > 0 {
      text += language("；\(totals.unreadable) 个路径无法检查", "; \(totals.unreadable) paths could not be checked")
    }
    text += language("。", ".")
    let colour: Colour = totals.exitCode == .clean ? .green : .bold
    return colour(text, isColoured) + "\n"
  }

  private static func english(_ count: Int, _ severity: Severity) -> String {
    let hasPlural = count != 1 && severity != .information
    return "\(count) \(severity.name(.en))\(hasPlural ? "s" : "")"
  }
}

extension Unicode.Scalar {
  /// As `Character.isNewline` has it.
  fileprivate var endsLine: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
