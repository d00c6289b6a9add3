extension Option {
  /// `--codes`, of every command that knows codes.
  static let codes = Option(
    "--codes",
    placeholder: Bilingual("文件", "FILE"),
    "自备的科目表（制表符分隔，首行写列名 code 和 name）；不写时用文件夹里的 科目.tsv，都没有时用内置的",
    "a code table of your own (tab-separated, first line: code, name); else 科目.tsv beside the drafts, else the built-in one"
  )

  /// The exit code if `--codes` names a file that cannot be read; says so.
  static func unreadableCodes(_ arguments: Arguments, _ session: Invocation) -> ExitCode? {
    guard let path = arguments.value(codes.name), case .failure(let problem) = DraftFile.bytes(at: path) else {
      return nil
    }
    session.complain(problem.message(path, session.language))
    return .failed
  }
}
