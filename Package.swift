// swift-tools-version: 6.0
import PackageDescription

// One package, no dependencies: everything the server uses ships with the toolchain.
// The order below is the order of the house: each target knows only those above it
// (`Tests/GoujiArchitectureTests` reads the import lines and holds us to it).

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "gouji",
  products: [
    .executable(name: "gouji", targets: ["gouji"])
  ],
  targets: [
    // MARK: The operating system
    .target(name: "GoujiSystem"),
    .testTarget(name: "GoujiSystemTests", dependencies: ["GoujiSystem"]),

    // MARK: Source text, blocks, tables, formulas, formatter
    .target(name: "GoujiSyntax"),
    .testTarget(name: "GoujiSyntaxTests", dependencies: ["GoujiSyntax", "TestSupport"]),

    // MARK: The rule book as data
    .executableTarget(name: "EmbedData"),
    .plugin(
      name: "EmbedDataPlugin",
      capability: .buildTool(),
      dependencies: ["EmbedData"],
      path: "Sources/EmbedDataPlugin"
    ),
    .target(
      name: "GoujiCatalog",
      dependencies: ["GoujiSyntax"],
      exclude: ["Data"],
      plugins: ["EmbedDataPlugin"]
    ),
    .testTarget(name: "GoujiCatalogTests", dependencies: ["GoujiCatalog", "GoujiSyntax", "TestSupport"]),

    // MARK: Text and tables to facts
    .target(name: "GoujiFacts", dependencies: ["GoujiCatalog", "GoujiSyntax"]),
    .testTarget(name: "GoujiFactsTests", dependencies: ["GoujiCatalog", "GoujiFacts", "GoujiSyntax", "TestSupport"]),

    // MARK: Facts to findings
    .target(name: "GoujiReconcile", dependencies: ["GoujiFacts", "GoujiCatalog", "GoujiSyntax"]),
    .testTarget(
      name: "GoujiReconcileTests",
      dependencies: ["GoujiCatalog", "GoujiFacts", "GoujiReconcile", "GoujiSyntax", "TestSupport"]
    ),

    // MARK: The questions editors ask
    .target(
      name: "GoujiAnalysis",
      dependencies: ["GoujiCatalog", "GoujiFacts", "GoujiReconcile", "GoujiSyntax"]
    ),
    .testTarget(
      name: "GoujiAnalysisTests",
      dependencies: [
        "GoujiAnalysis", "GoujiBench", "GoujiCatalog", "GoujiFacts", "GoujiImport", "GoujiSyntax", "TestSupport",
      ]
    ),

    // MARK: How fast and how well drafts are checked
    .target(
      name: "GoujiBench",
      dependencies: ["GoujiAnalysis", "GoujiCatalog", "GoujiFacts", "GoujiReconcile", "GoujiSyntax"]
    ),

    // MARK: File formats: bytes to pages
    .target(name: "OfficeDocuments"),
    .testTarget(
      name: "OfficeDocumentsTests",
      dependencies: ["OfficeDocuments", "TestSupport"],
      exclude: ["Peers"]
    ),

    // MARK: Published text to draft
    .target(name: "GoujiImport", dependencies: ["GoujiCatalog", "GoujiSyntax", "OfficeDocuments"]),
    .testTarget(
      name: "GoujiImportTests",
      dependencies: [
        "GoujiAnalysis", "GoujiCatalog", "GoujiFacts", "GoujiImport", "GoujiSyntax", "OfficeDocuments", "TestSupport",
      ]
    ),

    // MARK: Draft to published files
    .target(
      name: "GoujiPublish",
      dependencies: ["GoujiAnalysis", "GoujiCatalog", "GoujiFacts", "GoujiSyntax", "OfficeDocuments"]
    ),
    .testTarget(
      name: "GoujiPublishTests",
      dependencies: [
        "GoujiAnalysis", "GoujiCatalog", "GoujiFacts", "GoujiPublish", "GoujiSyntax", "OfficeDocuments", "TestSupport",
      ]
    ),

    // MARK: What surrounds a draft on disk
    .target(
      name: "GoujiWorkspace",
      dependencies: ["GoujiAnalysis", "GoujiCatalog", "GoujiFacts", "GoujiImport", "GoujiSyntax", "GoujiSystem"]
    ),
    .testTarget(
      name: "GoujiWorkspaceTests",
      dependencies: [
        "GoujiAnalysis", "GoujiCatalog", "GoujiFacts", "GoujiSyntax", "GoujiSystem", "GoujiWorkspace", "TestSupport",
      ]
    ),

    // MARK: The wire
    .target(name: "LanguageServerProtocol", dependencies: ["GoujiSystem"]),
    .testTarget(name: "LanguageServerProtocolTests", dependencies: ["GoujiSystem", "LanguageServerProtocol"]),

    // MARK: The session
    .target(
      name: "GoujiServer",
      dependencies: [
        "GoujiAnalysis", "GoujiCatalog", "GoujiFacts", "GoujiImport", "GoujiSyntax", "GoujiSystem",
        "GoujiWorkspace", "LanguageServerProtocol",
      ]
    ),
    .testTarget(
      name: "GoujiServerTests",
      dependencies: [
        "GoujiServer", "GoujiSyntax", "GoujiSystem", "GoujiWorkspace", "LanguageServerProtocol", "TestSupport",
      ]
    ),

    // MARK: The executable
    .executableTarget(
      name: "gouji",
      dependencies: [
        "GoujiAnalysis", "GoujiBench", "GoujiCatalog", "GoujiImport", "GoujiPublish", "GoujiServer", "GoujiSyntax",
        "GoujiSystem", "GoujiWorkspace", "OfficeDocuments",
      ],
      // A program at a fixed address has no addresses to fill in as it starts: 1.4 MB less memory and a millisecond less
      // until it answers. It reads texts, runs none of them, and listens to nobody but its editor.
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]
    ),
    .testTarget(
      name: "GoujiCommandTests",
      dependencies: [
        "gouji", "GoujiAnalysis", "GoujiCatalog", "GoujiImport", "GoujiPublish", "GoujiSyntax", "GoujiSystem",
        "OfficeDocuments",
        "TestSupport",
      ]
    ),

    // MARK: The house itself
    .testTarget(name: "GoujiArchitectureTests", dependencies: ["TestSupport"]),
    .target(
      name: "TestSupport",
      dependencies: [
        "GoujiAnalysis", "GoujiBench", "GoujiServer", "GoujiSyntax", "GoujiSystem", "LanguageServerProtocol",
      ],
      path: "Tests/TestSupport"
    ),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .plugin {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
