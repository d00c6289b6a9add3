"""Writes Sources/OfficeDocuments/Encodings/GB18030Characters.swift from Python's codec.

Run from the root of the repository. The result is the same every time.
"""


def is_user_defined(first, second):
    return (
        (0xAA <= first <= 0xAF or 0xF8 <= first <= 0xFE) and second >= 0xA1 or 0xA1 <= first <= 0xA7 and second <= 0xA0
    )


lines = []
for first in range(0x81, 0xFF):
    seconds = [second for second in range(0x40, 0xFF) if second != 0x7F]
    row = [
        bytes([first, second]).decode("gb18030") for second in seconds if not is_user_defined(first, second)
    ]
    for start in range(0, len(row), 95):
        lines.append("    " + "".join(row[start : start + 95]))

with open("Sources/OfficeDocuments/Encodings/GB18030Characters.swift", "w") as file:
    file.write(
        "/// The characters of two bytes in GB 18030-2000, in the order of their codes, without the areas that users may fill.\n"
        "/// Written by Tests/OfficeDocumentsTests/Peers/gb18030.py.\n"
        "enum GB18030Characters {\n"
        '  static let text = """\n' + "\n".join(lines) + '\n    """\n'
        "}\n"
    )
