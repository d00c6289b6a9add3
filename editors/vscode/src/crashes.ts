// A server that ends is started again, but not for ever: the fifth end within three minutes is the last.
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler, type ErrorHandlerResult } from "vscode-languageclient/node"

const mostEnds = 5
const withinMilliseconds = 3 * 60 * 1000

export class CrashHandler implements ErrorHandler {
  private ends: number[] = []
  /** Whether the server has ever answered: one that ends before that is the wrong program, and not started again. */
  hasAnswered = false

  /** `onRestart` and `onGivingUp` tell the writer. */
  constructor(
    private readonly onRestart: (count: number) => void,
    private readonly onGivingUp: (count: number) => void,
  ) {}

  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true }
  }

  closed(): CloseHandlerResult {
    if (!this.hasAnswered) return { action: CloseAction.DoNotRestart, handled: true }
    const now = Date.now()
    this.ends = [...this.ends.filter((end) => now - end < withinMilliseconds), now]
    if (this.ends.length < mostEnds) {
      this.onRestart(this.ends.length)
      return { action: CloseAction.Restart, handled: true }
    }
    this.onGivingUp(this.ends.length)
    return { action: CloseAction.DoNotRestart, handled: true }
  }
}
