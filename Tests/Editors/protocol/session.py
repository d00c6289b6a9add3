"""A scripted session over every feature that the server declares; each message of it, both ways, is read into the
protocol's own types and written again. What is missing, of another type, or unknown to the protocol fails."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import queue

from lsprotocol import converters, types

converter = converters.get_converter()
DRAFT = """部门：临湖县医疗保障局
年度：2024
上年：去年.gouji

第二部分 部门决算情况说明
三、支出决算情况说明
本年支出合计263.33万元，上年支出合计235.36万元。其中：基本支出213.52万元，占81.08%；项目支出49.18万元，占18.92%。
四、财政拨款收入支出决算总体情况说明
本年支出

第三部分 名词解释
一、基本支出：指为保障机构正常运转而发生的支出。

第四部分 部门决算表
公开03表 支出决算表
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
| | 合计 | 263.33 | 213.52 | 49.81 |
| 201 | 一般公共服务支出 | 263.33 | 213.52 | 49.81 |
| 20101 | 人大事务 | = | | |
"""
LAST = DRAFT.replace("2024", "2023").replace("上年：去年.gouji\n", "").replace("263.33", "235.36")
# Names of our own, which the protocol leaves to server and client.
OWN = {"gouji/coverage"}


def differences(sent, read, path=""):
    """Where what was sent says more or other than what the types have read."""
    if isinstance(sent, dict) and isinstance(read, dict):
        for key, value in sent.items():
            if value is None and key not in read:
                continue
            if key not in read:
                yield f"{path}.{key} is not known to the protocol"
            else:
                yield from differences(value, read[key], f"{path}.{key}")
    elif isinstance(sent, list) and isinstance(read, list) and len(sent) == len(read):
        for index, (a, b) in enumerate(zip(sent, read)):
            yield from differences(a, b, f"{path}[{index}]")
    elif sent != read:
        yield f"{path}: {sent!r} is read as {read!r}"


class Session:
    def __init__(self, server, folder):
        self.server = subprocess.Popen([server, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self.messages = queue.Queue()
        self.passed, self.failed = 0, []
        self.sent = {}
        self.number = 0
        self.methods = set()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while True:
            length = 0
            while (line := self.server.stdout.readline().strip()):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length == 0:
                self.messages.put(None)
                return
            self.messages.put(json.loads(self.server.stdout.read(length)))

    def check(self, message, kind, what):
        try:
            read = converter.unstructure(converter.structure(message, kind), kind)
            wrong = list(differences(message, read))
        except Exception as error:  # cattrs raises whatever the field's reader raises
            wrong = [f"{type(error).__name__}: {error}"]
        if wrong:
            self.failed.append(f"{what}: {'; '.join(wrong[:3])}")
        else:
            self.passed += 1

    def write(self, message):
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def notify(self, method, params):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        self.check(message, types.METHOD_TO_TYPES[method][0], f"our own {method}")
        self.write(message)

    def ask(self, method, params):
        self.number += 1
        self.methods.add(method)
        message = {"jsonrpc": "2.0", "id": self.number, "method": method}
        if params is not None:
            message["params"] = params
        self.check(message, types.METHOD_TO_TYPES[method][0], f"our own {method}")
        self.write(message)
        while True:
            answer = self.messages.get(timeout=60)
            if answer is None:
                raise SystemExit(f"the server ended at {method}")
            if "method" not in answer and answer.get("id") == self.number:
                if "error" in answer:
                    self.failed.append(f"{method} fails: {answer['error']}")
                    return None
                if method == "textDocument/codeAction":
                    # lsprotocol takes an action that holds a command for a bare command.
                    for action in answer["result"] or []:
                        kind = types.Command if isinstance(action.get("command"), str) else types.CodeAction
                        self.check(action, kind, f"an answer to {method}")
                else:
                    self.check(answer, types.METHOD_TO_TYPES[method][1], f"the answer to {method}")
                return answer.get("result")
            self.take(answer)

    def take(self, message):
        """A request or a notification of the server."""
        method = message["method"]
        if method not in OWN:
            self.check(message, types.METHOD_TO_TYPES[method][0], f"the server's {method}")
        if "id" in message:
            result = None
            if method == "workspace/configuration":
                result = [None] * len(message["params"]["items"])
            elif method == "workspace/applyEdit":
                result = {"applied": True}
            elif method == "window/showDocument":
                result = {"success": True}
            self.write({"id": message["id"], "result": result})


def capabilities():
    """A client that can do everything that the protocol names."""
    document = types.TextDocumentClientCapabilities(
        definition=types.DefinitionClientCapabilities(link_support=True),
        document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
            related_information=True, code_description_support=True, version_support=True
        ),
        rename=types.RenameClientCapabilities(prepare_support=True),
        completion=types.CompletionClientCapabilities(
            completion_item=types.ClientCompletionItemOptions(
                snippet_support=True, documentation_format=[types.MarkupKind.Markdown], insert_replace_support=True
            )
        ),
        code_action=types.CodeActionClientCapabilities(
            is_preferred_support=True,
            code_action_literal_support=types.ClientCodeActionLiteralOptions(
                code_action_kind=types.ClientCodeActionKindOptions(value_set=[types.CodeActionKind.QuickFix])
            ),
        ),
    )
    workspace = types.WorkspaceClientCapabilities(
        apply_edit=True,
        configuration=True,
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    )
    window = types.WindowClientCapabilities(
        work_done_progress=True, show_document=types.ShowDocumentClientCapabilities(support=True)
    )
    return converter.unstructure(
        types.ClientCapabilities(text_document=document, workspace=workspace, window=window)
    )


def main(server):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "今年.gouji")
        path.write_text(DRAFT)
        pathlib.Path(folder, "去年.gouji").write_text(LAST)
        session = Session(os.path.abspath(server), folder)
        declared = session.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": pathlib.Path(folder).as_uri(),
                "capabilities": capabilities(),
                "workspaceFolders": [{"uri": pathlib.Path(folder).as_uri(), "name": "drafts"}],
                "initializationOptions": {"coverage": True},
            },
        )
        session.notify("initialized", {})
        uri = path.as_uri()
        document = {"uri": uri}
        session.notify(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "gouji", "version": 1, "text": DRAFT}},
        )
        lines = DRAFT.split("\n")

        def at(word, behind=False):
            line = next(number for number, text in enumerate(lines) if word in text)
            return {"line": line, "character": lines[line].index(word) + (len(word) if behind else 0)}

        whole = {"start": {"line": 0, "character": 0}, "end": {"line": len(lines) - 1, "character": 0}}
        places = [at(word) for word in ("医疗保障局", "263.33", "235.36", "49.18", "基本支出", "20101", "=", "去年")]
        places += [at("本年支出\n".strip(), True), at("人大事务", True), {"line": len(lines) - 1, "character": 0}]
        for place in places:
            where = {"textDocument": document, "position": place}
            for method in (
                "hover", "completion", "definition", "documentHighlight", "prepareRename", "prepareCallHierarchy",
                "linkedEditingRange",
            ):
                items = session.ask(f"textDocument/{method}", where)
                if method == "prepareCallHierarchy":
                    for item in items or []:
                        session.ask("callHierarchy/incomingCalls", {"item": item})
                        session.ask("callHierarchy/outgoingCalls", {"item": item})
            session.ask("textDocument/inlineCompletion", where | {"context": {"triggerKind": 1}})
            session.ask("textDocument/references", where | {"context": {"includeDeclaration": True}})
            session.ask(
                "textDocument/codeAction",
                {"textDocument": document, "range": {"start": place, "end": place}, "context": {"diagnostics": []}},
            )
            session.ask("textDocument/selectionRange", {"textDocument": document, "positions": [place]})
        for method in ("documentSymbol", "documentLink", "codeLens", "foldingRange"):
            session.ask(f"textDocument/{method}", {"textDocument": document})
        tokens = session.ask("textDocument/semanticTokens/full", {"textDocument": document})
        options = {"tabSize": 2, "insertSpaces": True}
        session.ask("textDocument/semanticTokens/range", {"textDocument": document, "range": whole})
        session.ask("textDocument/inlayHint", {"textDocument": document, "range": whole})
        session.ask("textDocument/formatting", {"textDocument": document, "options": options})
        session.ask("textDocument/rangeFormatting", {"textDocument": document, "range": whole, "options": options})
        session.ask("textDocument/rangesFormatting", {"textDocument": document, "ranges": [whole], "options": options})
        session.ask("textDocument/rename", {"textDocument": document, "position": at("医疗保障局"), "newName": "某局"})
        session.ask("textDocument/rename", {"textDocument": document, "position": at("基本支出："), "newName": "日常支出"})
        session.ask("workspace/symbol", {"query": "支出"})
        for command, arguments in (
            ("gouji.coverage", [uri]), ("gouji.unchecked", [uri]), ("gouji.fixAll", [uri]),
            ("gouji.relations", [uri, at("263.33")]), ("gouji.showFigure", [uri, at("三、")["line"]]),
        ):
            session.ask("workspace/executeCommand", {"command": command, "arguments": arguments})
        row = at("20101")
        change = {"range": {"start": row, "end": row}, "text": "2"}
        session.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]},
        )
        session.ask(
            "textDocument/semanticTokens/full/delta",
            {"textDocument": document, "previousResultId": (tokens or {}).get("resultId", "")},
        )
        session.ask(
            "textDocument/onTypeFormatting",
            {"textDocument": document, "position": {"line": len(lines) - 1, "character": 0}, "ch": "\n", "options": options},
        )
        session.notify("textDocument/didSave", {"textDocument": document})
        session.notify("textDocument/didClose", {"textDocument": document})
        session.ask("shutdown", None)
        session.notify("exit", None)
        code = session.server.wait(timeout=30)
        while (message := session.messages.get(timeout=30)) is not None:
            session.take(message)
        if code != 0:
            session.failed.append(f"the server ended with {code}")
        # Whatever is declared has been asked for.
        names = {
            "hoverProvider": "hover", "completionProvider": "completion", "definitionProvider": "definition",
            "callHierarchyProvider": "prepareCallHierarchy", "inlineCompletionProvider": "inlineCompletion",
            "linkedEditingRangeProvider": "linkedEditingRange", "renameProvider": "rename",
        }
        for capability in declared["capabilities"]:
            method = names.get(capability, capability.removesuffix("Provider"))
            if capability in ("positionEncoding", "textDocumentSync", "workspace", "diagnosticProvider"):
                continue
            known = any(asked.split("/")[1].lower().startswith(method.lower()[:12]) or method.lower() in (
                "workspacesymbol", "executecommand", "documentformatting", "documentrangeformatting",
                "documentontypeformatting", "semantictokens",
            ) for asked in session.methods if "/" in asked)
            if not known:
                session.failed.append(f"{capability} is declared and was not asked for")
        for failure in session.failed:
            print(f"FAILED  {failure}")
        print(f"{session.passed} passed, {len(session.failed)} failed")
        return 1 if session.failed else 0


sys.exit(main(sys.argv[1]))
