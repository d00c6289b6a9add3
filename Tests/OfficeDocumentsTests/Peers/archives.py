"""Writes the archives in Tests/Fixtures/Office/zip by Python's zipfile.

Run from the root of the repository. The result is the same every time.
"""

import io
import os
import zipfile

FOLDER = "Tests/Fixtures/Office/zip"
DATE = (2024, 1, 1, 0, 0, 0)
TEXT = ("收入合计 263.33 万元\n" * 20).encode()


class Pipe(io.RawIOBase):
    """An output that cannot go back, so that sizes are written behind the data."""

    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.data += data
        return len(data)


def save(name, data):
    with open(f"{FOLDER}/{name}.zip", "wb") as file:
        file.write(data)


def archive(target, entries, method=zipfile.ZIP_DEFLATED, comment=b"", large=False):
    with zipfile.ZipFile(target, "w", method) as file:
        file.comment = comment
        for name, data in entries:
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = method
            with file.open(info, "w", force_zip64=large) as member:
                member.write(data)
    return target


def built(*arguments, **options):
    return archive(io.BytesIO(), *arguments, **options).getvalue()


os.makedirs(FOLDER, exist_ok=True)
entries = [("a.txt", TEXT), ("文件夹/b.txt", b""), ("Word/Document.xml", b"<a/>")]
plain = built(entries)
save("deflated", plain)
save("stored", built(entries, method=zipfile.ZIP_STORED))
save("comment", built(entries, comment=b"PK\x05\x06" + b"x" * 300))
save("zip64", built(entries, large=True))
save("prepended", b"MZ" + b"\0" * 500 + plain)
pipe = Pipe()
archive(pipe, entries)
save("streamed", bytes(pipe.data))
save("streamed, cut", bytes(pipe.data[: pipe.data.rindex(b"PK\x01\x02")]))
save("cut", plain[: plain.index(b"PK\x01\x02") + 10])
save("bzip2", built(entries[:1], method=zipfile.ZIP_BZIP2))
names = built([("caf\u00e9.txt", b"1")]).replace("caf\u00e9".encode(), b"caf\x82\xe1")
# The flag that says UTF-8 is taken away: the name is of the first PC's code page.
flag = b"\x00\x08\x08\x00"
save("code page 437", names.replace(flag, b"\x00\x00\x08\x00"))
