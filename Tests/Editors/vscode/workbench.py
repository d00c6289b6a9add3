"""Drives VS Code in a browser as a writer would and checks what the writer sees."""

import argparse
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Error as NotSeen, sync_playwright

HERE = Path(__file__).parent
DRAFT = "决算.gouji"
QUIET = {
    "workbench.startupEditor": "none",
    "telemetry.telemetryLevel": "off",
    "chat.disableAIFeatures": True,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "extensions.autoCheckUpdates": False,
    "workbench.tips.enabled": False,
    "files.autoSave": "off",
}
# Between the page's key and the page's frame: what a writer feels, without the driver's own way there and back.
WATCH = """() => {
  const signature = () => [...document.querySelectorAll('.squiggly-error')].map((e) => e.style.cssText + e.parentElement.style.cssText).join()
  window.goujiLatency = null
  const before = signature()
  const onKey = () => {
    const start = performance.now()
    const look = () => {
      if (signature() !== before) window.goujiLatency = performance.now() - start
      else if (performance.now() - start < 5000) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }
  window.addEventListener('keydown', onKey, { capture: true, once: true })
}"""


class Failure(Exception):
    pass


def expect(condition: object, message: str) -> None:
    if not condition:
        raise Failure(message)


def until(look: Callable[[], object], what: str, seconds: float = 15) -> object:
    """The first truthy answer of `look`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := look():
            return answer
        time.sleep(0.02)
    raise Failure(f"not seen within {seconds} s: {what}")


class Workbench:
    """One workbench with one user's folder, and the page that shows it."""

    def __init__(self, options: argparse.Namespace, scratch: Path) -> None:
        self.options = options
        self.scratch = scratch
        self.home = scratch / "home"
        self.folder = scratch / "workspace"
        shutil.copytree(HERE / "workspace", self.folder)
        self.settings = self.folder / ".vscode/settings.json"
        user = scratch / "data/User/settings.json"
        for path in (self.home, self.settings.parent, user.parent):
            path.mkdir(parents=True)
        user.write_text(json.dumps(QUIET, indent=2))
        self.configure({})
        self.code = ["node", options.workbench, "--user-data-dir", str(scratch / "data")]
        self.code += ["--extensions-dir", str(scratch / "ext")]
        self.environment = os.environ | {"HOME": str(self.home)}
        self.process: subprocess.Popen[bytes] | None = None
        self.page: Page

    def configure(self, settings: dict[str, object]) -> None:
        self.settings.write_text(json.dumps(settings, ensure_ascii=False, indent=2))

    def install(self) -> str:
        done = subprocess.run(
            [*self.code, "--install-extension", self.options.extension, "--force"],
            env=self.environment, capture_output=True, text=True, check=False,
        )
        return done.stdout + done.stderr

    def start(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        quiet = ["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"]
        with (self.scratch / "workbench.log").open("wb") as log:
            self.process = subprocess.Popen(
                [*self.code, "--auth", "none", "--bind-addr", f"127.0.0.1:{self.port}", *quiet,
                 "--disable-getting-started-override", str(self.folder)],
                env=self.environment, stdout=log, stderr=log,
            )
        until(self.is_ready, "the workbench's server", 60)

    def is_ready(self) -> bool:
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1).status == 200
        except OSError:
            return False

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(20)

    # What a writer does

    def open(self) -> None:
        self.page.goto(f"http://127.0.0.1:{self.port}/?folder={self.folder}")
        self.page.wait_for_selector(".monaco-workbench", timeout=60_000)
        row = self.page.locator(".explorer-folders-view .monaco-list-row", has_text=DRAFT)
        row.wait_for(timeout=60_000)
        row.dblclick()
        self.page.wait_for_selector(".editor-instance .view-line", timeout=60_000)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def ask(self, key: str) -> None:
        """Opens the box at the top and waits until keys go there."""
        self.press(key)
        inside = "() => document.activeElement?.closest('.quick-input-widget') != null"
        until(lambda: self.page.evaluate(inside), f"the box of {key}", 10)

    def command(self, title: str) -> None:
        self.ask("F1")
        self.page.keyboard.type(title)
        self.page.locator(".quick-input-list .monaco-list-row", has_text=title).first.wait_for()
        time.sleep(0.2)
        self.press("Enter")

    def go_to(self, needle: str, occurrence: int = 0, after: bool = False) -> None:
        """Puts the cursor before (or behind) some text of the draft on disk or on screen."""
        matches = list(re.finditer(re.escape(needle), self.text()))
        expect(len(matches) > occurrence, f"the draft has no {needle!r}")
        offset = matches[occurrence].end() if after else matches[occurrence].start()
        before = self.text()[:offset].split("\n")
        self.ask("Control+g")
        line, column = len(before), len(before[-1]) + 1
        # The box counts a wide character as two columns, the status bar as one.
        wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in before[-1])
        self.page.keyboard.type(f"{line}:{column + wide}")
        self.press("Enter")
        place = f"Ln {line}, Col {column}"
        until(lambda: self.page.locator(".statusbar-item", has_text=place).count() > 0, f"the cursor at {place}", 5)

    def text(self) -> str:
        """The draft as saved: every question about text saves it first."""
        return (self.folder / DRAFT).read_text()

    def save(self) -> str:
        self.press("Control+s")
        until(lambda: self.page.locator(".tab.dirty").count() == 0, "the draft saved")
        time.sleep(0.1)
        return self.text()

    def show_draft(self) -> None:
        self.page.locator(".tab", has_text=DRAFT).first.click()
        self.page.mouse.move(5, 5)
        self.press("Control+1")

    # What a writer sees

    def squiggles(self, kind: str = "error") -> int:
        return self.page.locator(f".squiggly-{kind}").count()

    def status(self) -> str:
        item = self.page.locator(".statusbar-item[id='gouji.gouji.gouji.status'], .statusbar-item", has_text="勾稽")
        return item.first.inner_text().replace("\u00a0", " ") if item.count() else ""

    def messages(self) -> str:
        return "\n".join(self.page.locator(".notification-list-item").all_inner_texts())

    def picture(self, name: str) -> None:
        folder = Path(self.options.artefacts)
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(folder / f"{name}.png"))


class Tests:
    """Each test goes on where the one before it left the draft: one writer's sitting."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.page = bench.page
        self.figures: list[str] = []

    def first_underline(self) -> None:
        start = time.monotonic()
        self.bench.open()
        until(lambda: self.bench.squiggles() > 0, "a red underline", 60)
        self.figures.append(f"page opened to first underline: {time.monotonic() - start:.1f} s")
        time.sleep(1)
        self.bench.picture("1-errors")
        expect(self.bench.squiggles() == 1, f"one mistake, one underline; found {self.bench.squiggles()}")

    def no_yellow_boxes(self) -> None:
        count = self.page.locator(".unicode-highlight").count()
        expect(count == 0, f"{count} characters of ordinary Chinese text stand in a box")

    def colours(self) -> None:
        colours = self.page.evaluate(
            "() => [...new Set([...document.querySelectorAll('.view-line span span')].map((e) => getComputedStyle(e).color))]"
        )
        expect(len(colours) >= 4, f"a draft in {len(colours)} colours")

    def columns(self) -> None:
        widths = self.page.evaluate(
            """() => {
              const lines = [...document.querySelectorAll('.view-line')].filter((l) => /^\\|[^Σ]*$/.test(l.textContent.replaceAll('\\u00a0', ' ')))
              return lines.slice(0, 6).map((line) => Math.round(line.querySelector('span').getBoundingClientRect().width))
            }"""
        )
        expect(len(set(widths)) == 1, f"rows of one table have the widths {widths}")

    def double_click(self) -> None:
        for place, length in ((".squiggly-error", 6), (".view-line span span:text-is('合计')", 2)):
            self.page.locator(place).first.dblclick(force=True)
            wanted = f"({length} selected)"
            until(lambda wanted=wanted: self.page.locator(".statusbar-item", has_text=wanted).count() > 0, wanted, 5)

    def status_bar(self) -> None:
        status = until(lambda: "已核对" in self.bench.status() and self.bench.status(), "coverage in the status bar")
        expect(re.search(r"勾稽：1 处错误.*已核对 \d+%", str(status)), f"the status bar reads {status!r}")
        self.figures.append(f"status bar: {str(status).strip()}")

    def hover(self) -> None:
        box = until(lambda: self.page.locator(".squiggly-error").first.bounding_box(), "an underline to point at", 5)
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 2)
        self.page.wait_for_selector(".monaco-hover:not(.hidden) .hover-contents", timeout=10_000)
        time.sleep(1)
        text = "\n".join(self.page.locator(".monaco-hover:not(.hidden)").all_inner_texts())
        self.bench.picture("2-hover")
        expect("263.33" in text, f"the hover does not say the sum: {text!r}")
        expect("✗" in text, f"the hover does not show the relation: {text!r}")
        self.page.mouse.move(5, 5)

    def relations(self) -> None:
        self.bench.go_to("236.33")
        self.bench.press("Alt+g")
        frame = self.page.frame_locator("iframe.webview").frame_locator("#active-frame")
        frame.locator("body", has_text="基本支出").wait_for(timeout=15_000)
        self.bench.picture("3-relations")
        self.bench.command("View: Toggle Panel Visibility")
        self.bench.show_draft()

    def quick_fix(self) -> None:
        self.bench.go_to("236.33")
        self.bench.press("Control+.")
        self.page.wait_for_selector(".action-widget", timeout=10_000)
        time.sleep(0.3)
        self.bench.picture("4-quick-fix")
        self.bench.press("Enter")
        until(lambda: self.bench.squiggles() == 0, "the underline gone")
        expect("| 合计                             |       263.33 |" in self.bench.save(), "the sum was not written")
        until(lambda: "无错误" in self.bench.status(), f"no errors in the status bar: {self.bench.status()!r}")

    def latency(self) -> None:
        self.bench.go_to("263.33 |   213.52", after=False)
        times: list[float] = []
        for _ in range(8):
            for key in ("1", "Backspace"):
                before = self.bench.squiggles()
                self.page.evaluate(WATCH)
                self.bench.press(key)
                until(lambda: self.page.evaluate("() => window.goujiLatency"), "the underline changed")
                times.append(self.page.evaluate("() => window.goujiLatency"))
                until(lambda before=before: self.bench.squiggles() != before, "another number of underlines")
        self.figures.append(
            f"key to changed underline: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms of {len(times)}"
        )

    def fix_all(self) -> None:
        self.bench.go_to("263.33 |   213.52")
        self.page.keyboard.type("1")
        until(lambda: self.bench.squiggles() == 1, "the mistake underlined")
        self.bench.press("Alt+Shift+g")
        until(lambda: self.bench.squiggles() == 0, "the underline gone")
        expect("1263.33" not in self.bench.save(), "the sum was not mended")

    def next_row_and_completion(self) -> None:
        before = self.bench.text()
        self.bench.go_to("其他医疗保障管理事务支出")
        self.bench.press("End", "Enter")
        self.page.keyboard.type("jgsy", delay=60)
        # 2080505 has its row already, so the other code by these initials comes first.
        row = self.page.locator(".suggest-widget .monaco-list-row", has_text="2080506").first
        row.wait_for(timeout=10_000)
        time.sleep(0.3)
        self.bench.picture("5-completion")
        until(lambda: "focused" in (self.page.locator(".suggest-widget .monaco-list-row").first.get_attribute("class") or ""), "a chosen entry")
        self.bench.press("Enter")
        text = self.bench.save()
        expect(re.search(r"\n\| *2080506[^\n]*\n注", text), f"the row begun by Enter is {text.splitlines()[-2:]!r}")
        self.bench.press("Control+Shift+k")
        expect(self.bench.save() == before, "the row cannot be deleted again")

    def own_codes(self) -> None:
        warnings = self.bench.squiggles("warning")
        table = self.bench.folder / "市.tsv"
        table.write_text("编码\t名称\n2101501\t行政经费\n")
        self.bench.configure({"gouji.codes.table": "市.tsv"})
        until(lambda: self.bench.squiggles("warning") == warnings + 1, "the name of a code underlined")
        # The table is mended: the draft follows, without a key.
        table.write_text("编码\t名称\n2101501\t行政运行\n")
        until(lambda: self.bench.squiggles("warning") == warnings, "the underline gone")
        self.bench.configure({})

    def numbered_list(self) -> None:
        self.bench.go_to("（二）看好医保基金。", after=True)
        self.bench.press("Enter")
        self.page.keyboard.type("其他。")
        expect("（二）看好医保基金。\n（三）其他。\n" in self.bench.save(), "the list did not go on with （三）")

    def snippet(self) -> None:
        self.bench.command("勾稽: 新建草稿")
        self.page.locator(".view-line", has_text="金额单位：万元").first.wait_for(timeout=10_000)
        time.sleep(1)
        self.bench.picture("6-new-draft")
        self.bench.command("View: Revert and Close Editor")
        self.bench.show_draft()

    def import_published(self) -> None:
        self.page.locator(".explorer-folders-view .monaco-list-row", has_text="公开.txt").dblclick()
        self.page.locator(".tab.active", has_text="公开.txt").wait_for()
        self.bench.command("勾稽: 导入已公开文本")
        self.page.locator(".quick-input-list .monaco-list-row", has_text="正在看的文字").wait_for()
        time.sleep(0.3)
        self.bench.press("Enter")
        self.page.locator(".tab.active", has_text="Untitled").wait_for(timeout=10_000)
        self.page.locator(".view-line", has_text="本年收入合计").first.wait_for(timeout=10_000)
        until(lambda: "导入" in self.bench.messages(), f"what was imported; seen {self.bench.messages()!r}", 5)
        self.bench.picture("7-imported")
        self.bench.command("View: Revert and Close Editor")
        self.page.locator(".tab", has_text="公开.txt").locator(".action-label").first.click()
        self.bench.show_draft()

    def walkthrough(self) -> None:
        self.bench.command("Welcome: Open Walkthrough...")
        self.page.keyboard.type("勾稽")
        self.bench.press("Enter")
        self.page.locator(".gettingStartedContainer", has_text="看红线").first.wait_for(timeout=15_000)
        time.sleep(1)
        self.bench.picture("8-walkthrough")
        self.page.locator(".tab", has_text="Welcome").locator(".action-label").first.click()
        self.bench.show_draft()

    # Bad servers

    def with_server(self, path: str, message: str, picture: str) -> None:
        self.bench.command("Notifications: Clear All Notifications")
        self.bench.configure({"gouji.server.path": path})
        until(lambda: message in self.bench.messages(), f"the message {message!r}; seen {self.bench.messages()!r}", 40)
        time.sleep(0.5)
        self.bench.picture(picture)
        self.bench.show_draft()
        self.bench.go_to("部门：", after=True)
        self.page.keyboard.type("又")
        expect("部门：又" in self.bench.save(), "the draft can no longer be edited")
        self.bench.press("Backspace")
        self.bench.save()

    def missing_server(self) -> None:
        self.with_server("/nowhere/gouji", "不存在或不能运行", "9-missing")
        expect("没有找到服务器" in self.bench.status(), f"the status bar reads {self.bench.status()!r}")

    def wrong_program(self) -> None:
        self.with_server("/bin/false", "没有作为勾稽服务器启动起来", "10-wrong")
        expect("client" not in self.bench.messages(), f"a message not of ours: {self.bench.messages()!r}")

    def old_server(self) -> None:
        self.with_server(str(self.bench.scratch / "gouji-old"), "版本是 0.0.1", "11-old")

    def crashing_server(self) -> None:
        self.with_server(str(self.bench.scratch / "gouji-crash"), "退出了 5 次", "12-crash")

    def server_again(self) -> None:
        self.bench.configure({})
        until(lambda: "已核对" in self.bench.status(), "coverage in the status bar", 30)

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "opened, underlined once", self.first_underline
        yield "no boxes around Chinese punctuation", self.no_yellow_boxes
        yield "coloured", self.colours
        yield "columns stand under each other", self.columns
        yield "a double click takes one number, one word", self.double_click
        yield "status bar: errors and coverage", self.status_bar
        yield "hover read", self.hover
        yield "relations shown", self.relations
        yield "quick fix by keyboard", self.quick_fix
        yield "underlines follow the keys", self.latency
        yield "everything fixed by one key", self.fix_all
        yield "next row begun, completion accepted", self.next_row_and_completion
        yield "checked by the office's own code table", self.own_codes
        yield "numbered list continued", self.numbered_list
        yield "new draft from the skeleton", self.snippet
        yield "published text imported", self.import_published
        yield "walkthrough", self.walkthrough
        yield "no server: a message with the way out", self.missing_server
        yield "another program: a message with the way out", self.wrong_program
        yield "old server: a message with the way out", self.old_server
        yield "server that ends five times: a message with the way out", self.crashing_server
        yield "a good server again", self.server_again


@contextmanager
def workbench(options: argparse.Namespace) -> Iterator[Workbench]:
    scratch = Path(tempfile.mkdtemp(prefix="gouji-vscode-"))
    bench = Workbench(options, scratch)
    for kind in ("old", "crash"):
        stand_in = scratch / f"gouji-{kind}"
        stand_in.write_text(f"#!{sys.executable}\n" + (HERE / "stand_in.py").read_text())
        stand_in.chmod(0o755)
    try:
        installed = bench.install()
        if "successfully installed" not in installed:
            sys.exit(f"the extension was not installed:\n{installed}")
        bench.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
            bench.page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            bench.page.set_default_timeout(20_000)
            yield bench
            browser.close()
    finally:
        bench.stop()
        shutil.rmtree(scratch, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser()
    for name in ("workbench", "extension", "chromium", "artefacts"):
        parser.add_argument(f"--{name}", required=True)
    passed = failed = 0
    with workbench(parser.parse_args()) as bench:
        tests = Tests(bench)
        for name, test in tests.all():
            try:
                test()
                passed += 1
                print(f"ok      {name}", flush=True)
            except (Failure, NotSeen) as error:
                failed += 1
                bench.picture(f"failed-{test.__name__}")
                print(f"FAILED  {name}: {str(error).splitlines()[0]}", flush=True)
                bench.press("Escape", "Escape")
        for figure in tests.figures:
            print(f"figure  {figure}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
