import GoujiSyntax

/// An option of a command, as `help` shows it and the reader reads it.
struct Option: Sendable {
  /// `--format`.
  var name: String
  /// What may follow; nil for an option without a value, or with any.
  var values: [String]?
  /// What follows where that is nothing of a list.
  var placeholder: Bilingual?
  var summary: Bilingual

  init(_ name: String, values: [String]? = nil, placeholder: Bilingual? = nil, _ zh: String, _ en: String) {
    self.name = name
    self.values = values
    self.placeholder = placeholder
    summary = Bilingual(zh, en)
  }
}

/// What stands behind a command's name.
struct Arguments: Sendable, Equatable {
  var operands: [String] = []
  private(set) var options: [String: String] = [:]
  /// Of options that may be given more than once all values, in order.
  private var repeated: [String: [String]] = [:]

  func has(_ option: String) -> Bool { options[option] != nil }
  func value(_ option: String) -> String? { options[option] }
  func values(_ option: String) -> [String] { repeated[option] ?? [] }

  /// Reads `arguments`; options may stand anywhere before `--`, with `=` or a blank before their value.
  static func parse(_ arguments: [String], options: [Option]) -> Result<Arguments, UsageProblem> {
    var result = Arguments()
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        result.operands += rest
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        result.operands.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = options.first(where: { $0.name == parts[0] }) else {
        return .failure(.unknownOption(parts[0], nearest: nearest(to: parts[0], among: options.map(\.name))))
      }
      if let placeholder = option.placeholder {
        guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
          return .failure(.missingText(option.name, placeholder))
        }
        result.options[option.name] = value
        result.repeated[option.name, default: []].append(value)
        continue
      }
      guard let values = option.values else {
        if parts.count > 1 { return .failure(.needlessValue(option.name)) }
        result.options[option.name] = ""
        continue
      }
      guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
        return .failure(.missingValue(option.name, values))
      }
      guard values.contains(value) else { return .failure(.wrongValue(option.name, value, values)) }
      result.options[option.name] = value
    }
    return .success(result)
  }
}

/// A command line that says nothing that can be done.
enum UsageProblem: Error {
  case unknownCommand(String, nearest: String?)
  case unknownOption(String, nearest: String?)
  case needlessValue(String)
  case missingValue(String, [String])
  case missingText(String, Bilingual)
  case wrongValue(String, String, [String])
  case missingOperand(Operand)
  case tooManyOperands(String)
  case needlessOperand(String)
  case missingOutput
  case unknownOutput(String)
  case oneOutputForMany(String)

  /// What a command is about.
  enum Operand: Equatable {
    case paths
    case source
    case subject
  }

  func message(_ language: Language) -> String {
    switch self {
    case .unknownCommand(let name, let nearest):
      language("没有“\(name)”这个命令", "unknown command \(name)") + Self.suggestion(nearest, language)
    case .unknownOption(let name, let nearest):
      language("没有“\(name)”这个选项", "unknown option \(name)") + Self.suggestion(nearest, language)
    case .needlessValue(let name):
      language("选项 \(name) 后面不带值。", "option \(name) takes no value.")
    case .missingValue(let name, let values):
      language(
        "选项 \(name) 后面缺少值，可以是 \(values.joined(separator: "、"))。",
        "option \(name) needs a value: \(values.joined(separator: ", "))."
      )
    case .missingText(let name, let what):
      language("选项 \(name) 后面要写\(what[.zh])。", "option \(name) needs a value: \(what[.en]).")
    case .wrongValue(let name, let value, let values):
      language(
        "选项 \(name) 不能是“\(value)”，可以是 \(values.joined(separator: "、"))。",
        "option \(name) cannot be \(value); it may be \(values.joined(separator: ", "))."
      )
    case .missingOperand(.paths):
      language("请写出要处理的文件或文件夹。", "name the files or folders to work on.")
    case .missingOperand(.source):
      language("请写出要导入的文件；用 - 表示标准输入。", "name the file to import, or - for standard input.")
    case .missingOperand(.subject):
      language("请写出规则编号、科目编码或名词，例如 GJ301。", "name a rule, a code or a term, such as GJ301.")
    case .needlessOperand(let extra):
      language("多出了“\(extra)”：这个命令后面不写文件。", "unexpected \(extra): this command takes no files.")
    case .missingOutput:
      language("请用 -o 写出要生成的文件，例如 -o 决算公开.docx。", "name the file to make, such as -o accounts.docx.")
    case .unknownOutput(let name):
      language(
        "不知道“\(name)”是哪一种文件；文件名以 .docx、.html、.xlsx 或 .txt 结尾。",
        "\(name) is no kind of file that can be made; its name ends in .docx, .html, .xlsx or .txt."
      )
    case .oneOutputForMany(let name):
      language(
        "有几份草稿，不能都写进“\(name)”；写 -o .docx，就各写在草稿旁边。",
        "several drafts cannot all become \(name); with -o .docx each is written beside its draft."
      )
    case .tooManyOperands(let extra):
      language("多出了“\(extra)”：这个命令一次只处理一个。", "unexpected \(extra): this command takes one at a time.")
    }
  }

  private static func suggestion(_ nearest: String?, _ language: Language) -> String {
    nearest.map { language("，是不是 \($0)？", "; did you mean \($0)?") } ?? language("。", ".")
  }
}

/// The word of a list that is most like another; nil where none is alike.
func nearest(to word: String, among words: [String]) -> String? {
  let wanted = Array(word.unicodeScalars)
  let ranked = words.map { (word: $0, distance: editDistance(wanted, Array($0.unicodeScalars))) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, wanted.count / 2) && best.distance < wanted.count ? best.word : nil
}

/// How many characters have to be put in, left out or changed to turn one into the other.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
      diagonal = above
    }
  }
  return row[b.count]
}
