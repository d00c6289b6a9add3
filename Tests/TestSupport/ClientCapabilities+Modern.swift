package import LanguageServerProtocol

extension LSP.ClientCapabilities {
  /// What every client of today can do; tests of older ones begin with none.
  package static var modern: LSP.ClientCapabilities {
    var capabilities = LSP.ClientCapabilities()
    capabilities.nestsSymbols = true
    capabilities.takesCodeActions = true
    capabilities.preparesRename = true
    return capabilities
  }
}
