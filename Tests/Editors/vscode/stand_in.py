"""A server that is wrong on purpose: `old` says a version that is too old, `crash` ends after it was greeted.

Named by the program's own name, so that it can stand where `gouji` stands: `gouji-old lsp`, `gouji-crash lsp`.
"""

import json
import os
import sys


def read() -> dict:
    length = 0
    while (line := sys.stdin.buffer.readline().strip()):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return json.loads(sys.stdin.buffer.read(length)) if length else sys.exit(0)


def send(message: dict) -> None:
    body = json.dumps({"jsonrpc": "2.0"} | message).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    sys.stdout.buffer.flush()


kind = os.path.basename(sys.argv[0]).rpartition("-")[2]
while True:
    message = read()
    if message.get("method") == "initialize":
        version = "0.0.1" if kind == "old" else "0.1.0"
        send({"id": message["id"], "result": {"capabilities": {}, "serverInfo": {"name": "gouji", "version": version}}})
    elif message.get("method") == "initialized" and kind == "crash":
        os._exit(70)
    elif message.get("method") == "exit":
        os._exit(0)
    elif "id" in message and "method" in message:
        send({"id": message["id"], "result": None})
