import GoujiAnalysis
import GoujiImport
import GoujiPublish
import GoujiSyntax
import GoujiSystem

/// `gouji new`: forms to a whole draft.
enum NewCommand {
  static let command = Command(
    name: "new",
    usage: Bilingual("决算表 [选项] -o 草稿.gouji", "FORMS [options] -o draft.gouji"),
    summary: Bilingual(
      "由决算表生成整份草稿：各节的话用表里的数写好，要人写的地方留着记号",
      "make a whole draft of the forms: sentences with their figures, and a word where somebody has to write"
    ),
    options: [
      Option("-o", placeholder: Bilingual("草稿", "DRAFT"), "要写的草稿；不写就显示出来", "the draft to write; else it is shown"),
      Option(
        "--last",
        placeholder: Bilingual("去年的草稿", "DRAFT"),
        "上年的草稿：比上年的话、职责和机构由它来",
        "last year’s draft: changes, duties and institutions"
      ),
      Option(
        "--department",
        placeholder: Bilingual("名称", "NAME"),
        "部门名称，表里没有写时用",
        "the department, where the forms do not say"
      ),
      Option("--year", placeholder: Bilingual("年度", "YEAR"), "决算年度，表里没有写时用", "the year, where the forms do not say"),
      Option("--force", "已有这份草稿时覆盖它", "overwrite a draft that exists"),
      Option.codes,
    ],
    run: run
  )

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    guard let path = arguments.operands.first else { return .failure(.missingOperand(.source)) }
    guard arguments.operands.count == 1 else { return .failure(.tooManyOperands(arguments.operands[1])) }
    if let problem = Option.unreadableCodes(arguments, session) { return .success(problem) }
    let language = session.language
    let output = arguments.value("-o")
    if let output, !arguments.has("--force"), FilePath(output).exists {
      session.complain(language("已有“\(output)”；要覆盖它，加上 --force。", "\(output) exists; --force overwrites it"))
      return .success(.failed)
    }
    let source = DraftFile.bytes(at: path).flatMap { bytes in
      SourceFile.read(bytes, name: path).mapError(FileProblem.notText)
    }
    switch source {
    case .failure(let problem):
      session.complain(problem.message(path, language))
      return .success(.failed)
    case .success(let file):
      let neighbours = Neighbours([output ?? path], codes: arguments.value(Option.codes.name))
      let draft: String
      if case .text(let text, _) = file, path.hasSuffix(DraftSearch.fileExtension) {
        draft = text
      } else {
        let imported = DraftImporter.importFile(file) { neighbours.book(published: $0, at: path) }.imported
        // What could not be read is told: nothing is guessed.
        session.console.complain(ImportReport.text(imported.summary, of: file, path, language))
        draft = imported.draft
      }
      return .success(make(draft, of: path, output, arguments, neighbours, session))
    }
  }

  private static func make(
    _ imported: String,
    of path: String,
    _ output: String?,
    _ arguments: Arguments,
    _ neighbours: Neighbours,
    _ session: Invocation
  ) -> ExitCode {
    let language = session.language
    let current = FileSystem.currentFolder
    let place = output ?? "草稿" + DraftSearch.fileExtension
    let header = NewDraftHeader(
      of: imported,
      department: arguments.value("--department"),
      year: arguments.value("--year"),
      lastYear: arguments.value("--last").map { current.resolving($0).written(from: current.resolving(place).folder) }
    )
    guard let fields = header.fields else {
      session.complain(
        language(
          "“\(path)”里没有写部门名称或年度，请用 --department、--year 写上。",
          "\(path) does not say the department or the year; give --department and --year"
        )
      )
      return .failed
    }
    var last: Analysis?
    if let name = arguments.value("--last") {
      switch DraftFile.text(at: name) {
      case .failure(let problem):
        session.complain(problem.message(name, language))
        return .failed
      case .success(let bytes): last = neighbours.analysis(bytes, at: name).analysis
      }
    }
    let forms = neighbours.analysis(Array((fields + header.rest).utf8), at: place).analysis
    guard let draft = DraftComposer.draft(around: forms, lastYear: last) else {
      session.complain(language("“\(path)”里没有认出公开表。", "no form was recognised in \(path)"))
      return .failed
    }
    guard let output else {
      session.console.write(draft)
      return .clean
    }
    if let problem = DraftFile.write(output, Array(draft.utf8), replacing: arguments.has("--force")) {
      session.complain(problem.message(output, language))
      return .failed
    }
    session.console.write(language("已生成 \(output)\n", "made \(output)\n"))
    return .clean
  }
}
