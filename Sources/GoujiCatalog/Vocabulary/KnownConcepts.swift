/// The concepts that the program asks for by name, looked up once when a vocabulary is read. A vocabulary that lacks one
/// says so among its problems; in its place stands a concept that no figure has.
package struct KnownConcepts: Sendable {
  package let incomeTotal: Concept
  package let expenseTotal: Concept
  package let vehiclePurchase: Concept
  /// What a draft says of its self-evaluations.
  package let projectCount: Concept
  package let projectMoney: Concept
  package let score: Concept
  package let meanScore: Concept

  /// - Parameter concept: the concept with a name.
  init(_ concept: (String) -> Concept?) {
    func known(_ name: String) -> Concept { concept(name) ?? .local(0) }
    incomeTotal = known("收入总计")
    expenseTotal = known("支出总计")
    vehiclePurchase = known("三公.公务用车购置费")
    projectCount = known("绩效.项目数")
    projectMoney = known("绩效.项目资金")
    score = known("绩效.得分")
    meanScore = known("绩效.平均得分")
  }
}
