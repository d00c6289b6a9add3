/// How a published page looks: on a screen, on a phone, on paper.
enum WebStyle {
  static let rules = """
    :root { color-scheme: light; }
    body { margin: 0 auto; max-width: 62rem; padding: 1rem; color: #1a1a1a; background: #fff;
      font: 1.0625rem/1.9 "FangSong", "STFangsong", "Songti SC", "SimSun", "Noto Serif CJK SC", serif; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.5; font-weight: 700;
      font-family: "SimHei", "Heiti SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    h1 { margin: 2rem 0; text-align: center; text-wrap: balance; font-size: 1.75rem; }
    .level-1 { margin: 2.5rem 0 1rem; text-align: center; font-size: 1.4rem; }
    .level-2 { font-size: 1.15rem; }
    .level-3, .level-4, .level-5 { font-size: 1.0625rem; font-family: "KaiTi", "STKaiti", "Kaiti SC", serif; }
    p { margin: .25rem 0; text-indent: 2em; text-align: justify; }
    p.note { text-indent: 0; font-size: .875rem; line-height: 1.6; }
    nav { margin: 0 auto 2rem; padding: .5rem 1.5rem; border: 1px solid #767676; }
    nav h2 { margin: .25rem 0; font-size: 1.15rem; }
    nav ul { margin: 0; padding: 0; list-style: none; }
    nav li.level-1 { margin: .5rem 0 0; text-align: left; font-size: inherit; }
    nav li.level-2 { padding-left: 2em; font-size: inherit; }
    a { color: #0b4f9e; }
    .form { margin: 2rem 0; }
    .scroll { overflow-x: auto; }
    .scroll:focus-visible, a:focus-visible { outline: 2px solid #0b4f9e; outline-offset: 2px; }
    table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.5; }
    caption { padding-bottom: .25rem; }
    caption .title { font-size: 1.0625rem; font-weight: 700; }
    caption .details { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
    th, td { padding: .15rem .4rem; border: 1px solid #595959; font-weight: 400; text-align: left; }
    thead th { font-weight: 700; text-align: center; background: #f2f2f2; }
    td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .s { white-space: nowrap; }
    td.c, .free td { text-align: center; }
    mark { color: #b00020; background: #fff1f1; font-weight: 700; text-decoration: underline wavy; }
    meter { width: 6em; margin-left: .5em; vertical-align: middle; }
    @media (max-width: 40rem) { body { font-size: 1rem; } h1 { font-size: 1.4rem; } }
    @page { size: A4; margin: 25mm 20mm; }
    @page wide { size: A4 landscape; margin: 20mm 15mm; }
    @media print {
      body { max-width: none; padding: 0; font-size: 12pt; }
      a { color: inherit; text-decoration: none; }
      .form { break-before: page; break-after: page; margin: 0; }
      .wide { page: wide; }
      .scroll { overflow: visible; }
      table { font-size: 9pt; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      h2, h3, h4, h5, h6 { break-after: avoid; }
    }

    """
}
