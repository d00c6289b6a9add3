"""Writes Tests/Fixtures/Office/encodings.json: what Python's codecs make of every code of GB 18030, as checksums.

Run from the root of the repository. The result is the same every time.
"""

import json
import zlib

pairs = [
    bytes([first, second]).decode("gb18030")
    for first in range(0x81, 0xFF)
    for second in range(0x40, 0xFF)
    if second != 0x7F
]
fours = [
    bytes([0x81 + number // 12600, 0x30 + number // 1260 % 10, 0x81 + number // 10 % 126, 0x30 + number % 10]).decode(
        "gb18030"
    )
    for number in range(39420)
]
result = {
    "pairs": zlib.crc32("".join(pairs).encode()),
    "fours": zlib.crc32("".join(fours).encode()),
    "windows1252": bytes(byte for byte in range(256) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)).decode("cp1252"),
}
with open("Tests/Fixtures/Office/encodings.json", "w") as file:
    json.dump(result, file, indent=0)
    file.write("\n")
