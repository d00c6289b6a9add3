"""Writes the small compound files in Tests/Fixtures/Office/compound: streams that tell what a file is, and little else.

Run from the root of the repository. The result is the same every time.
"""

import os
import struct

FOLDER = "Tests/Fixtures/Office/compound"
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def entry(name, kind, start, size, child=FREE):
    data = name.encode("utf-16-le")
    return (
        data.ljust(64, b"\0") + struct.pack("<HBBIII", len(data) + 2, kind, 1, FREE, FREE, child) + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def compound(streams, circle=False):
    """Sector 0 is the allocation table, sector 1 the directory; each stream fills whole sectors of 512 bytes."""
    table = [TABLE, END]
    body = b""
    entries = [entry("Root Entry", 5, END, 0, 1)]
    for name, data in streams:
        data = data.ljust(4096, b"\0")
        count = (len(data) + 511) // 512
        start = len(table)
        entries.append(entry(name, 2, start, len(data)))
        table += list(range(start + 1, start + count)) + [start if circle else END]
        body += data.ljust(count * 512, b"\0")
    directory = b"".join(entries).ljust(512, b"\0")
    table = struct.pack("<128I", *(table + [FREE] * (128 - len(table))))
    header = (
        bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
        + struct.pack("<109I", *([0] + [FREE] * 108))
    )
    assert len(header) == 512
    return header + table + directory + body


def save(name, data):
    with open(f"{FOLDER}/{name}.bin", "wb") as file:
        file.write(data)


os.makedirs(FOLDER, exist_ok=True)
beginning = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
save("word", compound([("WordDocument", b"")]))
save("encrypted", compound([("EncryptionInfo", b""), ("EncryptedPackage", b"")]))
save("locked", compound([("Workbook", beginning + struct.pack("<HHH", 0x2F, 2, 0))]))
save("other", compound([("Contents", b"")]))
save("circle", compound([("Workbook", b"")], circle=True))


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def old_workbook():
    """A workbook of Excel 95, whose text is bytes of a code page; xlrd reads it, too."""
    formats = [record(0x41E, struct.pack("<HB", 164, 8) + b"#,##0.00")]
    styles = [record(0xE0, struct.pack("<HH", 0, number) + bytes(12)) for number in [0] * 15 + [0, 164]]
    beginning = record(0x809, struct.pack("<HHHH", 0x500, 5, 0, 0))
    head = beginning + record(0x42, struct.pack("<H", 936)) + b"".join(formats + styles)
    name = "支出表".encode("gbk")
    length = len(head) + 4 + 7 + len(name) + 4
    head += record(0x85, struct.pack("<IBBB", length, 0, 0, len(name)) + name) + record(0x0A, b"")
    text = "合计".encode("gbk")
    formula = struct.pack("<HHHBxBxxxHHxxxxH", 1, 0, 15, 0, 0, 0xFFFF, 0, 0)
    return (
        head + record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0))
        + record(0x204, struct.pack("<HHHH", 0, 0, 15, len(text)) + text) + record(0x203, struct.pack("<HHHd", 0, 1, 16, 1234.5))
        + record(0x06, formula) + record(0x207, struct.pack("<H", 3) + b"abc") + record(0x0A, b"")
    )


with open("Tests/Fixtures/Office/xls/excel 95.xls", "wb") as file:
    file.write(compound([("Book", old_workbook())]))
with open("Tests/Fixtures/Office/xls/excel 95.txt", "w") as file:
    file.write("# 1 支出表\nT 2x2\n  0,0 1x1 合计\n  0,1 1x1 1,234.50\n  1,0 1x1 abc\n")
