import Foundation

/// The command under test.
enum Assay {
    /// Runs the command in a tree.
    static func run(
        _ arguments: String...,
        in tree: TemporaryTree,
        environment: [String: String] = [:],
        within limit: Duration = .seconds(90)
    ) async throws -> Command.Result {
        try await Command.run(
            [try Product.assay.path] + arguments,
            in: tree.path,
            environment: environment,
            within: limit
        )
    }

    /// The folders of the runs in a tree, the oldest first.
    static func runs(in tree: TemporaryTree, state: String = ".assay") -> [RunFiles] {
        let folder = tree.path(of: "\(state)/runs")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().map { RunFiles(path: "\(folder)/\($0)") }
    }

    /// The only run in a tree.
    static func onlyRun(in tree: TemporaryTree, state: String = ".assay") throws -> RunFiles {
        let runs = runs(in: tree, state: state)
        guard let run = runs.first, runs.count == 1 else {
            throw SupportError("expected one run in \(tree.path), found \(runs.map(\.path))")
        }
        return run
    }
}
