import GoujiAnalysis
import TestSupport
import Testing

@testable import GoujiPublish

/// The rules for pages that everybody can use (WCAG 2.2) that can be read off the text, over all fixtures.
struct WebDocumentTests {
  private static let pages = PublishedDrafts.all.map { name, analysis in
    let publication = Publication(analysis)
    return (name, publication, String(decoding: publication.bytes(.html) ?? [], as: UTF8.self))
  }

  @Test func headings() {
    for (name, _, page) in Self.pages {
      let levels = page.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
      #expect(levels.first == 1 || !levels.contains(1), "\(name)")
      #expect(levels.filter { $0 == 1 }.count <= 1, "\(name)")
      // No level is left out on the way down.
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(name): \(levels)")
    }
  }

  @Test func languageAndTitle() {
    for (name, _, page) in Self.pages {
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"), "\(name)")
      #expect(page.firstMatch(of: /<title>[^<]+<\/title>/) != nil, "\(name)")
      #expect(!page.contains("<script") && !page.contains(" onclick") && !page.contains("http"), "\(name)")
    }
  }

  @Test func namesAndLinks() {
    for (name, _, page) in Self.pages {
      let names = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
      #expect(Set(names).count == names.count, "\(name)")
      let wanted =
        page.matches(of: /\shref="#([^"]+)"/).map { String($0.1) }
        + page.matches(of: /\saria-labelledby="([^"]+)"/).map { String($0.1) }
      #expect(Set(wanted).isSubset(of: names), "\(name)")
    }
  }

  @Test func tables() {
    for (name, publication, page) in Self.pages {
      let forms = publication.document.forms
      #expect(page.matches(of: /<table/).count == forms.count, "\(name)")
      #expect(page.matches(of: /<caption>/).count == forms.count(where: \.standsAlone), "\(name)")
      #expect(page.matches(of: /<th(?! scope="(?:col|colgroup|row)")[ >]/).isEmpty, "\(name)")
      for tag in ["table", "thead", "tbody", "tr", "td", "th", "data", "section", "div", "p", "main", "nav", "ul"] {
        let opened = page.ranges(of: "<\(tag)>").count + page.ranges(of: "<\(tag) ").count
        #expect(opened == page.ranges(of: "</\(tag)>").count, "\(name): \(tag)")
      }
    }
  }

  /// Each figure that is shown says what it is worth.
  @Test func figures() {
    for (name, publication, page) in Self.pages {
      let runs = publication.document.blocks.flatMap { block -> [PublishedRun] in
        switch block {
        case .heading(let heading): heading.text.runs
        case .paragraph(let text), .note(let text): text.runs
        case .form(let form):
          (form.heading?.text.runs ?? []) + form.table.cells.flatMap(\.text.runs) + form.notes.flatMap(\.runs)
        }
      }
      let figures = runs.compactMap(\.figure)
      #expect(page.matches(of: /<data value="/).count == figures.count, "\(name)")
      #expect(
        page.matches(of: /data-key="/).count == figures.count { !$0.keys.isEmpty },
        "\(name)"
      )
    }
    #expect(Self.pages.contains { $0.2.contains("data-key=\"支出.2080505.基本支出\" data-unit=\"万元\"") })
  }

  /// Text is text, whatever stands in it.
  @Test func escaping() {
    var markup = MarkupWriter()
    markup.element("p", [("title", "\"<&>\""), ("class", nil)], text: "a<b & c>\u{1}\u{0}d")
    #expect(markup.output == "<p title=\"&quot;&lt;&amp;&gt;&quot;\">a&lt;b &amp; c&gt;d</p>")
  }
}
