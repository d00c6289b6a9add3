"""Holds Gouji's reading of PDF files against pdfplumber's: characters, their places, and the cells of ruled tables.

    python compare.py DUMP FILE.pdf...

DUMP is a program that prints one JSON object for a file: {"pages": [{"size", "runs": [{"t", "e", "box", "d"}],
"tables": [{"cells": [[row, column, rowSpan, columnSpan, text]], "box"}]}]}. The last line is `N passed, N failed`.
"""

import json
import subprocess
import sys
import unicodedata

import pdfplumber


def squeeze(text):
    return "".join(text.split()).replace("\u200b", "")


def normal(text):
    """Radicals as the characters that they look like, which is how Gouji gives them."""
    return "".join(
        unicodedata.normalize("NFKC", c) if 0x2F00 <= ord(c) <= 0x2FD5 else c for c in text
    )


def own_characters(page):
    for run in page["runs"]:
        if run["d"] != "right":
            continue
        middle = run["box"][1] + 0.88 * (run["box"][3] - run["box"][1])
        for place, scalar in enumerate(run["t"]):
            yield scalar, run["e"][place], middle, run["s"]


def peer_characters(page):
    left, top = page.bbox[0], page.bbox[1]
    for char in page.chars:
        # Ligatures are several characters at one place.
        for scalar in normal(char["text"]):
            yield scalar, char["x0"] - left, char["bottom"] - top, char["size"]


def compare_characters(own, peer):
    """(missing, extra, moved): characters by place, blanks left out; painted twice counts once."""
    def visible(scalar):
        return not scalar.isspace() and scalar not in "\u200b\ufeff\x00\ufffd"

    grid = {}
    total = 0
    for scalar, x, y, size in own:
        if visible(scalar):
            total += 1
            grid.setdefault(scalar, []).append([x, y, size, False])
    missing, moved = [], []
    for scalar, x, y, size in peer:
        if not visible(scalar):
            continue
        best = None
        for entry in grid.get(scalar, []):
            # Their box ends at the font's descent, ours at 0.12: along the line is what is held.
            if abs(entry[1] - y) > 0.6 * max(size, 4):
                continue
            distance = abs(entry[0] - x)
            if best is None or distance < best[0]:
                best = (distance, entry)
        if best is None or best[0] > 0.35 * max(size, 4):
            missing.append((scalar, round(x, 1), round(y, 1)))
            continue
        best[1][3] = True
        if best[0] > 0.5:
            moved.append((scalar, round(x, 1), round(best[1][0], 1)))
    extra = [(s, e[0], e[1]) for s, entries in grid.items() for e in entries if not e[3]]
    return total, missing, extra, moved


def compare_tables(own, page):
    """Cells that differ: each cell that pdfplumber finds is looked for among ours by its box and its text."""
    result = []
    count = 0
    for table in page.find_tables():
        grid = table.extract()
        for row, texts in zip(table.rows, grid):
            for cell, text in zip(row.cells, texts):
                if cell is None:
                    continue
                count += 1
                text = squeeze(normal(text or ""))
                best = None
                for mine in own:
                    for entry in mine["cells"]:
                        if len(entry) < 6:
                            continue
                        distance = sum(abs(a - b) for a, b in zip(entry[5], cell))
                        if best is None or distance < best[0]:
                            best = (distance, entry)
                if best is None or best[0] > 8:
                    result.append(("no cell", [round(v, 1) for v in cell], text))
                elif squeeze(best[1][4]) != text:
                    result.append(("text", text, best[1][4]))
    return count, result


def main():
    dump, files = sys.argv[1], sys.argv[2:]
    passed = failed = 0
    for path in files:
        own = json.loads(subprocess.run([dump, path], capture_output=True, check=True).stdout)
        if "error" in own:
            print(f"{path}: {own['error']}")
            failed += 1
            continue
        problems = []
        characters = cells = mine = 0
        with pdfplumber.open(path) as document:
            if len(document.pages) != len(own["pages"]):
                problems.append(f"pages {len(document.pages)} / {len(own['pages'])}")
            for page, read in zip(document.pages, own["pages"]):
                total, missing, extra, moved = compare_characters(own_characters(read), peer_characters(page))
                characters += total
                if missing:
                    problems.append(f"page {read['number']}: missing {len(missing)}: {missing[:5]}")
                if extra:
                    problems.append(f"page {read['number']}: extra {len(extra)}: {extra[:5]}")
                if moved:
                    problems.append(f"page {read['number']}: moved {len(moved)}: {moved[:5]}")
                count, differing = compare_tables(read["tables"], page)
                cells += count
                mine += sum(len(table["cells"]) for table in read["tables"])
                problems += [f"page {read['number']}: {difference}" for difference in differing[:6]]
        print(f"{path}: {characters} characters, {cells} cells, {mine} own cells, {len(problems)} problems {own['notices']}")
        for problem in problems[:30]:
            print("   ", problem)
        passed += not problems
        failed += bool(problems)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
