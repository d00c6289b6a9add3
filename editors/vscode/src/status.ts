// The item at the bottom: how many places are wrong, and how many of the numbers are accounted for.
import * as vscode from "vscode"

/** What the server says after each reading of a draft. The four numbers count numbers of the draft. */
export interface Coverage {
  uri: string
  version?: number
  numbers: number
  confirmed: number
  contradicted: number
  unchecked: number
}

type Mode = { kind: "off" } | { kind: "starting" } | { kind: "running" } | { kind: "trouble"; what: string }

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("gouji.status", vscode.StatusBarAlignment.Left, 50)
  private readonly coverages = new Map<string, Coverage>()
  private readonly subscriptions: vscode.Disposable[]
  private mode: Mode = { kind: "off" }

  constructor() {
    this.item.name = "勾稽"
    this.subscriptions = [
      this.item,
      vscode.window.onDidChangeActiveTextEditor(() => this.render()),
      vscode.languages.onDidChangeDiagnostics(() => this.render()),
      vscode.workspace.onDidCloseTextDocument((document) => this.coverages.delete(document.uri.toString())),
    ]
  }

  update(coverage: Coverage): void {
    // The server may spell a URI in another way than the editor.
    this.coverages.set(vscode.Uri.parse(coverage.uri).toString(), coverage)
    this.render()
  }

  showStarting(): void {
    this.show({ kind: "starting" })
  }

  showRunning(): void {
    this.show({ kind: "running" })
  }

  showTrouble(what: string): void {
    this.show({ kind: "trouble", what })
  }

  clear(): void {
    this.coverages.clear()
    this.show({ kind: "off" })
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private show(mode: Mode): void {
    this.mode = mode
    this.render()
  }

  private render(): void {
    const document = vscode.window.activeTextEditor?.document
    if (document?.languageId !== "gouji" || this.mode.kind === "off") return this.item.hide()
    this.item.backgroundColor = undefined
    switch (this.mode.kind) {
      case "starting":
        this.set("$(sync~spin) 勾稽", "正在启动勾稽服务器", "gouji.showOutput")
        break
      case "trouble":
        this.set(`$(warning) 勾稽：${this.mode.what}`, "点一下重新启动", "gouji.restart")
        this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground")
        break
      case "running":
        this.renderCoverage(document)
    }
    this.item.show()
  }

  private renderCoverage(document: vscode.TextDocument): void {
    const diagnostics = vscode.languages.getDiagnostics(document.uri)
    const count = (severity: vscode.DiagnosticSeverity) => diagnostics.filter((item) => item.severity === severity).length
    const errors = count(vscode.DiagnosticSeverity.Error)
    const warnings = count(vscode.DiagnosticSeverity.Warning)
    const found = [errors > 0 ? `${errors} 处错误` : "", warnings > 0 ? `${warnings} 处警告` : ""].filter((text) => text !== "")
    const coverage = this.coverages.get(document.uri.toString())
    const isHardlyRead = coverage !== undefined && isLittle(coverage)
    const icon = errors > 0 ? "$(error)" : warnings > 0 || isHardlyRead ? "$(warning)" : "$(pass)"
    const share = coverage === undefined || isHardlyRead ? "" : ` · 已核对 ${coveredShare(coverage)}`
    const state = isHardlyRead ? [...found, hardlyRead(coverage)] : found.length > 0 ? found : ["无错误"]
    this.set(
      `${icon} 勾稽：${state.join("，")}${share}`,
      tooltip(coverage),
      isHardlyRead && found.length === 0 ? "gouji.showUnchecked" : "workbench.actions.view.problems",
    )
    if (isHardlyRead) this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground")
  }

  private set(text: string, tip: string | vscode.MarkdownString, command: string): void {
    this.item.text = text
    this.item.tooltip = tip
    this.item.command = command
  }
}

/** Whether so little could be checked that no finding says nothing. */
function isLittle(coverage: Coverage): boolean {
  return coverage.numbers > 0 && coverage.unchecked * 2 > coverage.numbers
}

function hardlyRead(coverage: Coverage): string {
  return `只核对到 ${coveredShare(coverage)} 的数`
}

/** Rounded down, so that 100% means that nothing is left unchecked. */
function coveredShare(coverage: Coverage): string {
  if (coverage.numbers <= 0) return "0 个数"
  return `${Math.floor(((coverage.numbers - coverage.unchecked) * 100) / coverage.numbers)}%`
}

function tooltip(coverage: Coverage | undefined): string | vscode.MarkdownString {
  if (coverage === undefined) return "点一下看问题列表"
  return new vscode.MarkdownString(
    [
      `全文 **${coverage.numbers}** 个数`,
      "",
      "| | |",
      "|---|--:|",
      `| 对得上 | ${coverage.confirmed} |`,
      `| 对不上 | ${coverage.contradicted} |`,
      `| 没有核对到 | ${coverage.unchecked} |`,
      "",
      isLittle(coverage) ? "大半的数没有核对到，没有报错不等于没有错；点一下看是哪些数、为什么" : "点一下看问题列表",
    ].join("\n"),
  )
}
