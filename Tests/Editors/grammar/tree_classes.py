"""The class of every line as the tree-sitter grammar sees it, read from the tree that the tool prints.

    tree_classes.py TREE-SITTER GRAMMAR FILE.gouji…   compares with FILE.lines
    tree_classes.py TREE-SITTER GRAMMAR --print FILE  writes the classes
"""

import re
import subprocess
import sys
from pathlib import Path

CLASSES = {
    "comment": "comment",
    "check": "directive",
    "ignore": "directive",
    "field": "field",
    "caption": "caption",
    "table": "table",
    "note": "note",
    "paragraph": "paragraph",
    "term": "paragraph",
}
NODE = re.compile(r"^\s*(?:\w+: )?\((\w+) \[(\d+), (\d+)\] - \[(\d+), (\d+)\]")


def classes(tool: str, grammar: str, file: str) -> list[str]:
    text = Path(file).read_bytes().decode("utf-8")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    printed = subprocess.run(
        [tool, "parse", "--grammar-path", grammar, file], capture_output=True, text=True, check=False
    ).stdout
    found = ["blank"] * len(lines)
    heading: int | None = None
    for line in printed.splitlines():
        match = NODE.match(line)
        if not match:
            continue
        name = match[1]
        first, last, column = int(match[2]), int(match[4]), int(match[5])
        if name in ("ERROR", "MISSING"):
            sys.exit(f"{file}:{first + 1}: the tree has an error")
        if name == "heading":
            heading = first
        elif heading is not None and name.startswith("marker") and name != "marker":
            found[heading] = "heading" + name[-1]
            heading = None
        elif name in CLASSES:
            for row in range(first, last + 1 if column else last):
                # A line that goes on with a note is by itself a line of prose.
                found[row] = "paragraph" if name == "note" and row > first else CLASSES[name]
    return found


def main(tool: str, grammar: str, files: list[str]) -> int:
    if files[0] == "--print":
        print("\n".join(classes(tool, grammar, files[1])))
        return 0
    wrong = 0
    for file in files:
        expected = Path(file).with_suffix(".lines").read_text().splitlines()
        found = classes(tool, grammar, file)
        for row, (want, have) in enumerate(zip(expected, found, strict=True)):
            if want != have:
                print(f"{file}:{row + 1}: expected {want}, tree-sitter says {have}")
        wrong += expected != found
    print(f"tree-sitter line classes: {len(files) - wrong} samples agree, {wrong} do not")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
