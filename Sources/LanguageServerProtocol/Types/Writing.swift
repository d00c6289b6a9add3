// What is sent while the user types writes itself; see `JSONWritable`.

extension LSP.Position: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.name("line")
      $0.value(line)
      $0.name("character")
      $0.value(character)
    }
  }
}

extension LSP.Range: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.name("start")
      $0.value(start)
      $0.name("end")
      $0.value(end)
    }
  }
}

extension LSP.Location: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.name("uri")
      $0.value(uri)
      $0.name("range")
      $0.value(range)
    }
  }
}

extension LSP.DiagnosticRelatedInformation: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.name("location")
      $0.value(location)
      $0.name("message")
      $0.value(message)
    }
  }
}

extension LSP.Diagnostic: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("range")
      writer.value(range)
      if let severity {
        writer.name("severity")
        writer.value(severity.rawValue)
      }
      if let code {
        writer.name("code")
        writer.value(code)
      }
      if let codeDescription {
        writer.name("codeDescription")
        writer.object {
          $0.name("href")
          $0.value(codeDescription.href)
        }
      }
      if let source {
        writer.name("source")
        writer.value(source)
      }
      writer.name("message")
      writer.value(message)
      if let tags {
        writer.name("tags")
        writer.array(tags) { $0.value($1.rawValue) }
      }
      if let relatedInformation {
        writer.name("relatedInformation")
        writer.array(relatedInformation) { $0.value($1) }
      }
      if let data {
        writer.name("data")
        writer.value(data)
      }
    }
  }
}

extension LSP.PublishDiagnosticsParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("uri")
      writer.value(uri)
      if let version {
        writer.name("version")
        writer.value(version)
      }
      writer.name("diagnostics")
      writer.array(diagnostics) { $0.value($1) }
    }
  }
}

extension LSP.DocumentDiagnosticReport: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("kind")
      writer.value(kind.rawValue)
      if let resultId {
        writer.name("resultId")
        writer.value(resultId)
      }
      if let items {
        writer.name("items")
        writer.array(items) { $0.value($1) }
      }
    }
  }
}

extension LSP.SemanticTokens: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let resultId {
        writer.name("resultId")
        writer.value(resultId)
      }
      writer.name("data")
      writer.array(data) { $0.value(Int($1)) }
    }
  }
}

extension JSONValue: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.value(value)
    case .integer(let value): writer.value(value)
    case .number(let value): if value.isFinite { writer.number(value) } else { writer.null() }
    case .string(let value): writer.value(value)
    case .array(let values): writer.array(values) { $0.value($1) }
    case .object(let members):
      writer.object { writer in
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
          writer.name(escaping: name)
          writer.value(value)
        }
      }
    }
  }
}
