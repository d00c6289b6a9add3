/// The roles that the parts of a disclosure play.
package enum PartRole: UInt8, Sendable, CaseIterable {
  /// What stands before the first part.
  case preface
  case overview
  case tables
  case narrative
  case terms
  case attachments

  /// As the data name it.
  var word: String {
    switch self {
    case .preface: "卷首"
    case .overview: "概况"
    case .tables: "表"
    case .narrative: "说明"
    case .terms: "名词"
    case .attachments: "附件"
    }
  }
}
