import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax
import GoujiSystem

/// The files that make a rule book of an office's own.
struct OwnFiles: Hashable, Sendable {
  /// The code table, by any name where somebody has named it.
  static let codesName = "科目.tsv"
  /// What phrases mean, as in the embedded `vocabulary.txt`.
  static let wordsName = "说法.txt"
  /// Layouts of public forms, as in the embedded `forms.txt`.
  static let formsName = "公开表.txt"
  /// What a template leaves behind, as in the embedded `wording.txt`.
  static let wordingName = "模板残留.txt"

  var codes: FilePath?
  /// The outermost folder's first.
  var words: [FilePath] = []
  var forms: [FilePath] = []
  var wording: [FilePath] = []

  var all: [FilePath] { (codes.map { [$0] } ?? []) + words + forms + wording }
}

/// Why a file cannot be read, in Chinese.
struct Unreadable: Error, Equatable {
  var message: Message
}

/// The rule book of a kind of report with an office's own codes, words and forms put in. A file with any problem is not
/// taken: half of it would raise false alarms.
struct OwnBook: Sendable {
  typealias Contents = [FilePath: Result<[UInt8], Unreadable>]

  let book: Book
  let reports: [FileReport]
  private let contents: Contents

  /// - Parameters:
  ///   - base: the book that the files are laid over.
  ///   - previous: what the same files made before, over the same book. If they hold the same bytes still, it is the same.
  init(_ base: Book, _ files: OwnFiles, _ contents: Contents, previous: OwnBook?) {
    self.contents = contents
    if let previous, previous.contents == contents {
      book = previous.book
      reports = previous.reports
      return
    }
    var making = Making(base, contents: contents)
    if let codes = files.codes { making.add(codes: codes) }
    for words in files.words { making.add(words: words) }
    for forms in files.forms { making.add(forms: forms) }
    for wording in files.wording { making.add(wording: wording) }
    book = making.book
    reports = making.reports
  }
}

private struct Making {
  private let base: Book
  private let contents: OwnBook.Contents
  private(set) var reports: [FileReport] = []
  /// Whether no file has been taken so far.
  private var isBase = true
  private var functional: CodeTable
  private var economic: CodeTable
  private var vocabulary: Vocabulary
  private var forms: FormBook
  private var wording: Wording

  init(_ base: Book, contents: OwnBook.Contents) {
    self.base = base
    self.contents = contents
    (functional, economic) = (base.functional, base.economic)
    (vocabulary, forms, wording) = (base.vocabulary, base.forms, base.wording)
  }

  var book: Book {
    if isBase { return base }
    return Book(
      base,
      vocabulary: vocabulary,
      forms: forms,
      wording: wording,
      functional: functional,
      economic: economic
    )
  }

  mutating func add(codes path: FilePath) {
    let consequence = Message(zh: "仍按内置的科目表核对", en: "the built-in table is used")
    guard let bytes = bytes(of: path, consequence) else { return }
    let own = OwnCodes(bytes, over: base)
    if isFree(own.problems, bytes, path, Message(zh: "改好以前\(consequence)", en: "until this is mended \(consequence)")) {
      (functional, economic) = (own.functional, own.economic)
    }
  }

  mutating func add(words path: FilePath) {
    guard let bytes = text(of: path) else { return }
    let own = vocabulary.extended(with: bytes)
    if isFree(own.problems, bytes, path, Message(zh: "改好以前不采用这个文件", en: "until this is mended the file is not used")) {
      vocabulary = own
    }
  }

  mutating func add(forms path: FilePath) {
    guard let bytes = text(of: path) else { return }
    let own = forms.extended(with: bytes, vocabulary: vocabulary)
    if isFree(own.problems, bytes, path, Message(zh: "改好以前不采用这个文件", en: "until this is mended the file is not used")) {
      forms = own
    }
  }

  /// Each line is a rule by itself: those that can be read are taken, the others told.
  mutating func add(wording path: FilePath) {
    guard let bytes = text(of: path) else { return }
    wording = wording.extended(with: bytes)
    _ = isFree(wording.problems, bytes, path, Message(zh: "这一行不采用", en: "this line is not used"))
    isBase = false
  }

  private mutating func text(of path: FilePath) -> [UInt8]? {
    guard let bytes = bytes(of: path, Message(zh: "不采用这个文件", en: "the file is not used")) else { return nil }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    let problem = DataProblem(
      line: 0,
      message: Message(
        zh: "文件不是 UTF-8 编码（常见的是 GBK），请另存为 UTF-8",
        en: "the file is not UTF-8 (often it is GBK); save it as UTF-8"
      )
    )
    _ = isFree([problem], bytes, path, Message(zh: "改好以前不采用这个文件", en: "until this is mended the file is not used"))
    return nil
  }

  private mutating func bytes(of path: FilePath, _ consequence: Message) -> [UInt8]? {
    switch contents[path] {
    case .success(let bytes): return bytes
    case .failure(let problem):
      let finding = Finding(rule: "GJ009", severity: .error, message: problem.message.then(consequence), range: 0..<0)
      reports.append(FileReport(path: path, text: SourceText(bytes: []), findings: [finding]))
      return nil
    case nil: return nil
    }
  }

  /// Whether there are no problems; else they are reported.
  private mutating func isFree(
    _ problems: [DataProblem],
    _ bytes: [UInt8],
    _ path: FilePath,
    _ consequence: Message
  ) -> Bool {
    guard !problems.isEmpty else {
      isBase = false
      return true
    }
    let text = SourceText(bytes: bytes)
    let findings = problems.map { problem in
      Finding(
        rule: "GJ009",
        severity: .error,
        message: problem.message.then(consequence),
        range: text.lineRange(problem.line)
      )
    }
    reports.append(FileReport(path: path, text: text, findings: findings))
    return false
  }
}
