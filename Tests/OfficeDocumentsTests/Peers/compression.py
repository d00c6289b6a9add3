"""Writes Tests/Fixtures/Office/compression.json: streams by Python's zlib, with what zlib reads out of them.

Run from the root of the repository. The result is the same every time.
"""

import base64
import json
import random
import zlib

random.seed(14)
text = "".join(
    f"{row}、城乡居民基本医疗保险基金补助 210{row:02}\t{row * 17 % 97}.{row:02}\n" for row in range(40)
).encode()
noise = random.randbytes(700)
plains = {
    "nothing": b"",
    "one byte": b"a",
    "one byte, many times": b"a" * 5000,
    "text": text,
    "noise": noise,
    "skewed": bytes(min(int(random.expovariate(0.25)), 255) for _ in range(3000)),
    # Fibonacci frequencies make codes of all lengths up to the longest.
    "long codes": b"".join(
        bytes([symbol]) * count
        for symbol, count in zip(range(17), [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597])
    ),
    "far match": noise + bytes(range(256)) * 2 + noise,
}
strategies = {
    "default": zlib.Z_DEFAULT_STRATEGY,
    "filtered": zlib.Z_FILTERED,
    "huffman": zlib.Z_HUFFMAN_ONLY,
    "runs": zlib.Z_RLE,
    "fixed": zlib.Z_FIXED,
}


def compressed(plain, level, strategy, flush=False):
    encoder = zlib.compressobj(level, zlib.DEFLATED, 15, 9, strategy)
    if flush:
        half = len(plain) // 2
        return encoder.compress(plain[:half]) + encoder.flush(zlib.Z_FULL_FLUSH) + encoder.compress(plain[half:]) + encoder.flush()
    return encoder.compress(plain) + encoder.flush()


def encoded(data):
    return base64.b64encode(data).decode()


def read(stream):
    """What zlib reads, and whether it is content with it."""
    decoder = zlib.decompressobj()
    try:
        plain = decoder.decompress(stream) + decoder.flush()
    except zlib.error:
        return None
    return plain if decoder.eof else None


cases = []
for name, plain in plains.items():
    for level, strategy in [(0, "default"), (1, "default"), (9, "default"), (6, "huffman"), (6, "runs"), (6, "fixed")]:
        if len(plain) > 2000 and (level == 0 or strategy == "runs"):
            continue
        stream = compressed(plain, level, strategies[strategy])
        cases.append({"name": f"{name}, level {level}, {strategy}", "stream": encoded(stream), "plain": encoded(plain)})
    cases.append({"name": f"{name}, flushed", "stream": encoded(compressed(plain, 6, 0, True)), "plain": encoded(plain)})

# Broken streams: zlib's verdict, and nothing else, is expected.
base = compressed(text[:1500], 9, 0)
for number in range(90):
    stream = bytearray(base)
    for _ in range(random.randint(1, 3)):
        stream[random.randrange(len(stream))] ^= 1 << random.randrange(8)
    if number % 3 == 0:
        stream = stream[: random.randrange(len(stream))]
    plain = read(bytes(stream))
    cases.append({"name": f"broken {number}", "stream": encoded(stream), "plain": None if plain is None else encoded(plain)})

checks = [
    {"plain": encoded(data), "crc32": zlib.crc32(data), "adler32": zlib.adler32(data)}
    for data in [b"", b"a", noise, noise[:7], noise[:8], noise[:9], b"\xff" * 6000]
]
with open("Tests/Fixtures/Office/compression.json", "w") as file:
    json.dump({"cases": cases, "checks": checks}, file, indent=0)
    file.write("\n")
