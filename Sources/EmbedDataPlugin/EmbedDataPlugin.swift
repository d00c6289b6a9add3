import Foundation
import PackagePlugin

/// Has `EmbedData` write the folder `Data` of a target into a Swift file whenever one of its files has changed.
@main
struct EmbedDataPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = URL(fileURLWithPath: target.directory.string).appendingPathComponent("Data")
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedData.swift")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return [
      .buildCommand(
        displayName: "Embedding the data of \(target.name)",
        executable: try context.tool(named: "EmbedData").url,
        arguments: [folder.path, output.path],
        inputFiles: [folder] + paths.sorted().map { folder.appendingPathComponent($0) },
        outputFiles: [output]
      )
    ]
  }
}
