import GoujiSystem
import Testing

struct FilePathTests {
  @Test(
    arguments: [
      ("/草稿/a b.gouji", "file:///%E8%8D%89%E7%A8%BF/a%20b.gouji"), ("/", "file:///"), ("/a-._~/1", "file:///a-._~/1"),
    ]
  )
  func addresses(path: String, uri: String) {
    #expect(FilePath(path).uri == uri)
    #expect(FilePath(uri: uri) == FilePath(path))
  }

  @Test(
    arguments: [
      ("file://host/a", "/a"), ("file:///a%2", "/a%2"), ("untitled:a", nil), ("file://", nil), ("", nil),
    ] as [(String, String?)]
  )
  func addressesOfOthers(uri: String, path: String?) {
    #expect(FilePath(uri: uri)?.path == path)
  }

  @Test(
    arguments: [
      ("b", "/x/y/b"), ("./b", "/x/y/b"), ("../b", "/x/b"), ("../../../b", "/b"), ("/b/./c", "/b/c"),
      ("z/../b", "/x/y/b"),
    ]
  )
  func siblings(relative: String, path: String) {
    #expect(FilePath("/x/y/a").sibling(relative).path == path)
    #expect(FilePath("/x/y").resolving(relative).path == path)
  }

  @Test func parts() {
    #expect(FilePath("/x/y/a").folder == FilePath("/x/y"))
    #expect(FilePath("/a").folder == FilePath("/"))
    #expect(FilePath("/").folder == FilePath("/"))
    #expect(FilePath("/x/y/a").name == "a")
    #expect(FilePath("/").contains(FilePath("/a")))
    #expect(!FilePath("/x").contains(FilePath("/xy")))
    #expect(FilePath("/x/a").written(from: FilePath("/x/y")) == "../a")
    #expect(FilePath("/a/b").written(from: FilePath("/")) == "a/b")
  }

  @Test func writtenInSettings() {
    #expect(FilePath(written: "/a")?.path == "/a")
    #expect(FilePath(written: "a") == nil)
    #expect(FilePath(written: "~/a") == Environment.home.map { FilePath($0).entry("a") })
  }
}
