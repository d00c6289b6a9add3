// The view at the bottom, beside the list of problems, for an answer of more than a line.
import * as vscode from "vscode"

export class RelationsView implements vscode.WebviewViewProvider {
  static readonly id = "gouji.relationsView"
  private view: vscode.WebviewView | undefined
  private markdown = "把光标放到一个数上，按 Alt+G。"

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    this.view = view
    view.webview.options = { enableScripts: false, localResourceRoots: [] }
    view.onDidDispose(() => (this.view = undefined))
    await this.render()
  }

  /** Shows `markdown`; the draft keeps the keyboard. */
  async show(markdown: string): Promise<void> {
    this.markdown = markdown
    if (this.view === undefined) {
      await vscode.commands.executeCommand(`${RelationsView.id}.focus`, { preserveFocus: true })
    } else {
      this.view.show(true)
      await this.render()
    }
  }

  private async render(): Promise<void> {
    const body = await rendered(this.markdown)
    if (this.view !== undefined) this.view.webview.html = page(body)
  }
}

/** By the editor's own renderer; as it is where the Markdown extension is turned off. */
async function rendered(markdown: string): Promise<string> {
  try {
    return String(await vscode.commands.executeCommand("markdown.api.render", markdown))
  } catch {
    return `<pre>${escaped(markdown)}</pre>`
  }
}

function page(body: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
  body { font-size: 14px; line-height: 1.7; }
  table { border-collapse: collapse; }
  th, td { border: 1px solid var(--vscode-panel-border, #8888); padding: 3px 10px; }
  pre { white-space: pre-wrap; font-family: var(--vscode-editor-font-family); }
</style>
</head>
<body>${body}</body>
</html>`
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}
