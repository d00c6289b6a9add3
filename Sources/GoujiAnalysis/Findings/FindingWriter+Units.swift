import GoujiReconcile

extension FindingWriter {
  /// The unit that stands where 万元 is meant.
  func unit(of node: Int) -> String { graph.nodes[node].isInHundredMillions ? "亿元" : "元" }
}
