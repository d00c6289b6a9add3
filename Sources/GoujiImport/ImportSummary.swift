/// What an import did, for the person who asked for it. Lines are 0-based lines of the source.
package struct ImportSummary: Sendable, Hashable {
  /// A kind of table and how many of it the draft holds; a table without a name is under `""`.
  package struct TableCount: Sendable, Hashable {
    package var title: String
    package var count: Int
  }

  /// Something of the source that is not in the draft, or not where it should be.
  package struct Remark: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
      case pageNumber = "页码"
      case pageFurniture = "每页重复的页眉页脚"
      case repeatedHeader = "跨页表格重复的表头"
      case markup = "网页或排版软件的标记"
      case tableRule = "表格的分隔线"
      case untitledTable = "表格没有表名"
      case missingTable = "有表名而没有表格"
      case traditional = "繁体字已转成简体"
      case contradiction = "说法不一，未写入文件头"
      case uncertainColumns = "数和列对不齐，行末标了“存疑”，未参加核对，请对照原文"
      case unreadTable = "表格的列没有认出，每行照原样写出，行末标了“存疑”，请对照原文"
      case cutNumber = "表格里被切断的数，已接上，请对照原文"
    }
    package var reason: Reason
    package var line: Int
    package var text: String
    /// Of a file that is no text: the page or sheet, 1-based. Its lines are nobody's but the reader's.
    package var page: Int?
    /// Whether the text was left out of the draft.
    package var isDropped: Bool {
      switch reason {
      case .pageNumber, .pageFurniture, .repeatedHeader, .markup, .tableRule: true
      case .untitledTable, .missingTable, .traditional, .contradiction, .cutNumber, .uncertainColumns, .unreadTable:
        false
      }
    }
  }

  /// The parts (第X部分), as written.
  package var parts: [String] = []
  /// Tables by form, in the order of their first appearance.
  package var tables: [TableCount] = []
  /// Numbers in the draft, header fields that were added left out.
  package var figures = 0
  /// Header fields that were added.
  package var headerFields: [String] = []
  package var remarks: [Remark] = []

  /// Tables whose cells were not given and have been found.
  package var restoredTables = 0
  /// Tables that hold rows whose figures fit no columns for certain, in order.
  package var doubtfulTables: [String] = []

  /// Forms that were named and whose table could not be read.
  package var lostForms: [String] {
    remarks.filter { $0.reason == .missingTable || $0.reason == .unreadTable && !$0.text.isEmpty }.map(\.text)
  }

  package var dropped: [Remark] { remarks.filter(\.isDropped) }
  package var unplaced: [Remark] { remarks.filter { !$0.isDropped } }
  package var tableCount: Int { tables.reduce(0) { $0 + $1.count } }

  mutating func count(table title: String) {
    if let index = tables.firstIndex(where: { $0.title == title }) {
      tables[index].count += 1
    } else {
      tables.append(TableCount(title: title, count: 1))
    }
  }
}
