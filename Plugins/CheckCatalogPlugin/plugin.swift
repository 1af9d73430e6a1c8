import PackagePlugin

/// Makes the catalogue of checks from the files in a target's `Checks` folder, so that a new check is one file.
@main
struct CheckCatalogPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let module = target.sourceModule else { return [] }
        let folder = target.directoryURL.appending(path: "Checks").path + "/"
        let checks = module.sourceFiles(withSuffix: ".swift").map(\.url)
            .filter { $0.path.hasPrefix(folder) && !$0.lastPathComponent.contains("+") }
            .sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "CheckCatalog+All.swift")
        return [
            .buildCommand(
                displayName: "Cataloguing \(checks.count) checks",
                executable: try context.tool(named: "catalog-tool").url,
                arguments: [output.path] + checks.map(\.path),
                inputFiles: checks,
                outputFiles: [output]
            )
        ]
    }
}
