import GoujiAnalysis
import GoujiPublish
import GoujiSyntax
import GoujiSystem

/// Publishes drafts one after the other.
struct PublishWork {
  var outputs: [PublishOutput]
  var replaces: Bool
  var takesErrors: Bool
  var neighbours: Neighbours
  var session: Invocation

  private var language: Language { session.language }

  /// All files of one draft, or none where something stands in the way.
  func publish(_ file: SearchedPath) -> ExitCode {
    let bytes: [UInt8]
    switch file.text() {
    case .failure(let problem): return fail(problem, file.path)
    case .success(let read): bytes = read
    }
    let targets = outputs.map { (path: $0.path(for: file.path), format: $0.format) }
    if !replaces {
      for target in targets where FilePath(target.path).exists {
        session.complain(
          language("已有“\(target.path)”；要覆盖它，加上 --force。", "\(target.path) exists; --force overwrites it")
        )
        return .failed
      }
    }
    let (analysis, _) = neighbours.analysis(bytes, at: file.path)
    let publication = Publication(analysis)
    guard mayGo(publication, analysis, file.path) else { return .findings }

    var files: [(path: String, bytes: [UInt8])] = []
    for target in targets {
      guard let bytes = publication.bytes(target.format) else {
        session.complain(
          language("“\(file.path)”里没有表，做不成工作簿。", "\(file.path) has no tables to make a workbook of")
        )
        return .failed
      }
      files.append((target.path, bytes))
    }
    for (path, bytes) in files {
      if let problem = DraftFile.write(path, bytes, replacing: replaces) { return fail(problem, path) }
      session.console.write(language("已生成 \(path)\n", "made \(path)\n"))
    }
    return .clean
  }

  private func fail(_ problem: FileProblem, _ path: String) -> ExitCode {
    session.complain(problem.message(path, language))
    return .failed
  }

  /// Whether nothing stands in the way; says what does.
  private func mayGo(_ publication: Publication, _ analysis: Analysis, _ path: String) -> Bool {
    let console = session.console
    for obstacle in publication.obstacles { console.write(Self.text(obstacle, path, analysis.text, language)) }
    let errors = analysis.findings.filter { $0.severity == .error }
    let draft = CheckedDraft(path: path, text: analysis.text, findings: errors)
    let report = TextReport(language: language, isColoured: console.isColoured, hasCoverage: false)
    console.write(report.body(draft))
    let count = publication.obstacles.count
    if count > 0 {
      session.complain(
        language("“\(path)”有 \(count) 处没有写完，没有生成。", "\(path): not made, \(count) places are not written yet")
      )
      return false
    }
    guard !errors.isEmpty else { return true }
    session.complain(
      takesErrors
        ? language("“\(path)”有 \(errors.count) 个错误，照样生成了。", "\(path): made in spite of \(errors.count) errors")
        : language(
          "“\(path)”有 \(errors.count) 个错误，没有生成；一定要生成，加上 --anyway。",
          "\(path): not made, \(errors.count) errors; --anyway makes it all the same"
        )
    )
    return takesErrors
  }

  /// `draft.gouji:42:10: 没有写完 …` and the line.
  private static func text(_ obstacle: Obstacle, _ path: String, _ text: SourceText, _ language: Language) -> String {
    let position = text.position(of: obstacle.range.lowerBound, encoding: .utf32)
    let message =
      switch obstacle.kind {
      case .asked: language("“=”还没有换成数", "a figure is still asked for")
      case .doubtful:
        language("标着“存疑”的行还没有改好", "a row marked “存疑” is not mended yet")
      case .placeholder:
        language("“\(text[obstacle.range])”还没有写", "“\(text[obstacle.range])” is not written yet")
      }
    let place = "\(path):\(position.line + 1):\(position.character + 1)"
    let excerpt = SourceExcerpt(text, obstacle.range)
    return "\(place): \(language("没有写完", "unfinished")) \(message)\n  \(excerpt.line)\n"
  }
}
