extension LSP {
  /// The files about which the client asks or tells when the user renames or deletes them in the editor.
  package struct FileOperationOptions: Codable, Equatable, Sendable {
    package var willRename: FileOperationRegistrationOptions?
    package var didRename: FileOperationRegistrationOptions?
    package var didDelete: FileOperationRegistrationOptions?

    package init(
      willRename: FileOperationRegistrationOptions? = nil,
      didRename: FileOperationRegistrationOptions? = nil,
      didDelete: FileOperationRegistrationOptions? = nil
    ) {
      self.willRename = willRename
      self.didRename = didRename
      self.didDelete = didDelete
    }
  }

  package struct FileOperationRegistrationOptions: Codable, Equatable, Sendable {
    package var filters: [FileOperationFilter]

    package init(filters: [FileOperationFilter]) {
      self.filters = filters
    }
  }

  package struct FileOperationFilter: Codable, Equatable, Sendable {
    package var scheme: String?
    package var pattern: FileOperationPattern

    package init(scheme: String? = nil, pattern: FileOperationPattern) {
      self.scheme = scheme
      self.pattern = pattern
    }
  }

  package struct FileOperationPattern: Codable, Equatable, Sendable {
    package var glob: String
    /// `file` or `folder`; nil for both.
    package var matches: String?

    package init(glob: String, matches: String? = nil) {
      self.glob = glob
      self.matches = matches
    }
  }

  /// A file or a folder and its address to come, or the one that it has got.
  package struct FileRename: Codable, Equatable, Sendable {
    package var oldUri: String
    package var newUri: String

    package init(oldUri: String, newUri: String) {
      self.oldUri = oldUri
      self.newUri = newUri
    }
  }

  package struct RenameFilesParams: Codable, Equatable, Sendable {
    package var files: [FileRename]

    package init(files: [FileRename]) {
      self.files = files
    }
  }

  package struct FileDelete: Codable, Equatable, Sendable {
    package var uri: String

    package init(uri: String) {
      self.uri = uri
    }
  }

  package struct DeleteFilesParams: Codable, Equatable, Sendable {
    package var files: [FileDelete]

    package init(files: [FileDelete]) {
      self.files = files
    }
  }

  /// Asks the client to show a document and to select a range of it.
  package struct ShowDocumentParams: Codable, Equatable, Sendable {
    package var uri: String
    package var takeFocus: Bool?
    package var selection: Range?

    package init(uri: String, takeFocus: Bool? = nil, selection: Range? = nil) {
      self.uri = uri
      self.takeFocus = takeFocus
      self.selection = selection
    }
  }

  package struct ShowDocumentResult: Codable, Equatable, Sendable {
    package var success: Bool

    package init(success: Bool) {
      self.success = success
    }
  }
}
