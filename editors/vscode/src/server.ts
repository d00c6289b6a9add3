// The server's life: found, started, watched, started again. Whatever goes wrong ends in one message that says what to
// do, and leaves the editor usable.
import * as vscode from "vscode"
import { LanguageClient, RevealOutputChannelOn, State, type LanguageClientOptions } from "vscode-languageclient/node"
import { CrashHandler } from "./crashes"
import { locateServer } from "./locate"
import type { Coverage, StatusBar } from "./status"
import { isOlder, oldestServer } from "./version"

const helpAction = "怎么安装"
const settingAction = "设置位置"
const restartAction = "重启"
const logAction = "查看日志"

/** Leaves it to `Server` to tell the writer: the client's own messages are in English and know no way out. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false)
  }
}

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined
  private readonly output: vscode.LogOutputChannel
  /** Starting and stopping go one after the other. */
  private turn: Promise<void> = Promise.resolve()
  private stopping = false

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly status: StatusBar,
  ) {
    this.output = vscode.window.createOutputChannel("勾稽", { log: true })
  }

  get isRunning(): boolean {
    return this.client?.state === State.Running
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.stopNow()
      await this.startNow()
    })
  }

  stop(): Promise<void> {
    return this.next(() => this.stopNow())
  }

  /** Runs a command of the server; undefined, after a message, if the server is not running. */
  async execute<Result>(command: string, ...args: unknown[]): Promise<Result | undefined> {
    await this.turn
    if (this.client === undefined || !this.isRunning) {
      void this.tell("勾稽服务器没有运行，这一步做不了。", [restartAction, logAction])
      return undefined
    }
    return this.client.sendRequest<Result>("workspace/executeCommand", { command, arguments: args })
  }

  showOutput(): void {
    this.output.show(true)
  }

  dispose(): void {
    this.output.dispose()
  }

  // MARK: Starting and stopping

  private next(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step, step)
    return this.turn
  }

  private async startNow(): Promise<void> {
    const setting = vscode.workspace.getConfiguration("gouji").get<string>("server.path", "")
    const location = await locateServer({
      setting,
      workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      extensionFolder: this.context.extensionPath,
      path: process.env["PATH"] ?? "",
    })
    if (location.kind !== "found") {
      this.status.showTrouble("没有找到服务器")
      const message =
        location.kind === "wrongSetting"
          ? `设置 gouji.server.path 指向的 ${location.program} 不存在或不能运行，核对没有开始。请改正这项设置，或清空它以使用自带的服务器。`
          : "没有找到 gouji 程序，核对没有开始。请安装它并放到 PATH 里，或在设置 gouji.server.path 里写明它的位置，再重启勾稽。"
      void this.tell(message, [settingAction, helpAction, restartAction])
      return
    }
    await this.startProgram(location.program)
  }

  private async startProgram(program: string): Promise<void> {
    this.output.info(`启动 ${program} lsp`)
    this.status.showStarting()
    // No transport is named: naming stdio would add an argument of its own.
    const crashes = this.crashHandler()
    const client = new QuietClient("gouji", "勾稽", { command: program, args: ["lsp"] }, this.options(crashes))
    client.onNotification("gouji/coverage", (coverage: Coverage) => this.status.update(coverage))
    client.onDidChangeState(({ newState }) => {
      if (client !== this.client) return
      void vscode.commands.executeCommand("setContext", "gouji.running", newState === State.Running)
      if (newState === State.Running) this.status.showRunning()
    })
    this.client = client
    this.stopping = false
    try {
      await client.start()
    } catch (error) {
      this.output.error(String(error))
      this.status.showTrouble("服务器没有启动")
      void this.tell(
        `${program} 没有作为勾稽服务器启动起来。它可能太旧（需要 ${oldestServer} 或更新）、不适合这台电脑，或者不是勾稽的程序。`,
        [settingAction, helpAction, logAction],
      )
      return
    }
    crashes.hasAnswered = true
    const version = client.initializeResult?.serverInfo?.version
    this.output.info(`服务器版本 ${version ?? "未说明"}`)
    if (version !== undefined && isOlder(version, oldestServer)) {
      void this.tell(
        `勾稽服务器的版本是 ${version}，这个扩展需要 ${oldestServer} 或更新，有些功能会用不了。请更新 ${program}。`,
        [helpAction, settingAction],
      )
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client
    this.client = undefined
    this.stopping = true
    void vscode.commands.executeCommand("setContext", "gouji.running", false)
    this.status.clear()
    if (client === undefined) return
    try {
      await client.dispose(2000)
    } catch (error) {
      this.output.warn(String(error))
    }
  }

  private options(crashes: CrashHandler): LanguageClientOptions {
    return {
      // Not both sides of a diff, nor what other extensions show: those are copies of a draft, not drafts.
      documentSelector: [
        { language: "gouji", scheme: "file" },
        { language: "gouji", scheme: "untitled" },
      ],
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // With the settings, so that the first draft is checked by them at once.
      initializationOptions: { coverage: true, gouji: this.settings() },
      synchronize: { configurationSection: "gouji" },
      initializationFailedHandler: () => false,
      errorHandler: crashes,
      middleware: {
        // The server's own commands that answer with text are shown, whoever calls them (a lens, a link in a hover).
        executeCommand: async (command, args, next) =>
          command === "gouji.relations"
            ? vscode.commands.executeCommand("gouji.showRelations", ...args)
            : next(command, args),
      },
    }
  }

  private settings(): Record<string, unknown> {
    const settings = vscode.workspace.getConfiguration("gouji")
    return { rules: settings.get("rules"), hints: settings.get("hints"), codes: settings.get("codes") }
  }

  private crashHandler(): CrashHandler {
    return new CrashHandler(
      (count) => {
        if (this.stopping) return
        this.output.warn(`服务器意外退出（第 ${count} 次），正在重新启动`)
        this.status.showStarting()
      },
      (count) => {
        if (this.stopping) return
        this.output.error(`服务器意外退出 ${count} 次，不再自动启动`)
        this.status.showTrouble("服务器反复退出")
        void this.tell(
          `勾稽服务器在三分钟内退出了 ${count} 次，核对已停下；草稿不受影响，可以继续写。请查看日志；改动草稿或更新 gouji 后再重启。`,
          [restartAction, logAction],
        )
      },
    )
  }

  // MARK: Messages

  private async tell(message: string, actions: string[]): Promise<void> {
    switch (await vscode.window.showErrorMessage(message, ...actions)) {
      case settingAction:
        return void vscode.commands.executeCommand("workbench.action.openSettings", "gouji.server.path")
      case helpAction:
        return void vscode.commands.executeCommand("extension.open", this.context.extension.id)
      case restartAction:
        return this.restart()
      case logAction:
        return this.showOutput()
    }
  }
}
