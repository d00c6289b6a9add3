/// The encodings that PDF defines for simple fonts (ISO 32000-1, annex D): the scalar of each code, 0 where there is
/// none.
enum BaseEncoding {
  /// StandardEncoding, from code 32 on.
  static let standard = decode(
    """
    20 21 22 23 24 25 26 2019 28 29 2A 2B 2C 2D 2E 2F 30 31 32 33 34 35 36 37 38 39 3A 3B 3C 3D 3E 3F 40 41
    42 43 44 45 46 47 48 49 4A 4B 4C 4D 4E 4F 50 51 52 53 54 55 56 57 58 59 5A 5B 5C 5D 5E 5F 2018 61 62 63
    64 65 66 67 68 69 6A 6B 6C 6D 6E 6F 70 71 72 73 74 75 76 77 78 79 7A 7B 7C 7D 7E - - - - - - - - - - - -
    - - - - - - - - - - - - - - - - - - - - - - A1 A2 A3 2044 A5 192 A7 A4 27 201C AB 2039 203A FB01 FB02 -
    2013 2020 2021 B7 - B6 2022 201A 201E 201D BB 2026 2030 - BF - 60 B4 2C6 2DC AF 2D8 2D9 A8 - 2DA B8 -
    2DD 2DB 2C7 2014 - - - - - - - - - - - - - - - - C6 - AA - - - - 141 D8 152 BA - - - - - E6 - - - 131 -
    - 142 F8 153 DF - - - -
    """
  )

  /// WinAnsiEncoding; codes without a character show a bullet.
  static let winAnsi = decode(
    """
    20 21 22 23 24 25 26 27 28 29 2A 2B 2C 2D 2E 2F 30 31 32 33 34 35 36 37 38 39 3A 3B 3C 3D 3E 3F 40 41 42
    43 44 45 46 47 48 49 4A 4B 4C 4D 4E 4F 50 51 52 53 54 55 56 57 58 59 5A 5B 5C 5D 5E 5F 60 61 62 63 64 65
    66 67 68 69 6A 6B 6C 6D 6E 6F 70 71 72 73 74 75 76 77 78 79 7A 7B 7C 7D 7E 2022 20AC 2022 201A 192 201E
    2026 2020 2021 2C6 2030 160 2039 152 2022 17D 2022 2022 2018 2019 201C 201D 2022 2013 2014 2DC 2122 161
    203A 153 2022 17E 178 A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE AF B0 B1 B2 B3 B4 B5 B6 B7 B8 B9 BA
    BB BC BD BE BF C0 C1 C2 C3 C4 C5 C6 C7 C8 C9 CA CB CC CD CE CF D0 D1 D2 D3 D4 D5 D6 D7 D8 D9 DA DB DC DD
    DE DF E0 E1 E2 E3 E4 E5 E6 E7 E8 E9 EA EB EC ED EE EF F0 F1 F2 F3 F4 F5 F6 F7 F8 F9 FA FB FC FD FE FF
    """
  )

  /// MacRomanEncoding.
  static let macRoman = decode(
    """
    20 21 22 23 24 25 26 27 28 29 2A 2B 2C 2D 2E 2F 30 31 32 33 34 35 36 37 38 39 3A 3B 3C 3D 3E 3F 40 41 42
    43 44 45 46 47 48 49 4A 4B 4C 4D 4E 4F 50 51 52 53 54 55 56 57 58 59 5A 5B 5C 5D 5E 5F 60 61 62 63 64 65
    66 67 68 69 6A 6B 6C 6D 6E 6F 70 71 72 73 74 75 76 77 78 79 7A 7B 7C 7D 7E - C4 C5 C7 C9 D1 D6 DC E1 E0
    E2 E4 E3 E5 E7 E9 E8 EA EB ED EC EE EF F1 F3 F2 F4 F6 F5 FA F9 FB FC 2020 B0 A2 A3 A7 2022 B6 DF AE A9
    2122 B4 A8 2260 C6 D8 221E B1 2264 2265 A5 B5 2202 2211 220F 3C0 222B AA BA 3A9 E6 F8 BF A1 AC 221A 192
    2248 2206 AB BB 2026 A0 C0 C3 D5 152 153 2013 2014 201C 201D 2018 2019 F7 25CA FF 178 2044 A4 2039 203A
    FB01 FB02 2021 B7 201A 201E 2030 C2 CA C1 CB C8 CD CE CF CC D3 D4 F8FF D2 DA DB D9 131 2C6 2DC AF 2D8
    2D9 2DA B8 2DD 2DB 2C7
    """
  )

  /// The built-in encoding of the font Symbol.
  static let symbol = decode(
    """
    20 21 2200 23 2203 25 26 220B 28 29 2217 2B 2C 2212 2E 2F 30 31 32 33 34 35 36 37 38 39 3A 3B 3C 3D 3E
    3F 2245 391 392 3A7 394 395 3A6 393 397 399 3D1 39A 39B 39C 39D 39F 3A0 398 3A1 3A3 3A4 3A5 3C2 3A9 39E
    3A8 396 5B 2234 5D 22A5 5F 203E 3B1 3B2 3C7 3B4 3B5 3C6 3B3 3B7 3B9 3D5 3BA 3BB B5 3BD 3BF 3C0 3B8 3C1
    3C3 3C4 3C5 3D6 3C9 3BE 3C8 3B6 7B 7C 7D 223C - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
    - - - - 20AC 3D2 2032 2264 2044 221E 192 2663 2666 2665 2660 2194 2190 2191 2192 2193 B0 B1 2033 2265 D7
    221D 2202 2022 F7 2260 2261 2248 2026 - - 21B5 2135 2111 211C 2118 2297 2295 2205 2229 222A 2283 2287
    2284 2282 2286 2208 2209 2220 2207 AE A9 2122 220F 221A 22C5 AC 2227 2228 21D4 21D0 21D1 21D2 21D3 25CA
    2329 AE A9 2122 2211 - - - - - - - - - - - 232A 222B 2320 - 2321 - - - - - - - - - -
    """
  )

  private static func decode(_ table: String) -> [UInt32] {
    [UInt32](repeating: 0, count: 32)
      + table.split(whereSeparator: \.isWhitespace).map { UInt32($0, radix: 16) ?? 0 }
  }

  static func named(_ name: String?) -> [UInt32]? {
    switch name {
    case "WinAnsiEncoding": winAnsi
    case "MacRomanEncoding": macRoman
    case "StandardEncoding": standard
    default: nil
    }
  }
}
