import Foundation

/// A copy of the sample service's repository with a port of its own.
struct Sample: Sendable {
    /// Which of the two.
    enum Variant: String, Sendable {
        /// The one that is ready to launch.
        case sound
        /// The one with the deficits.
        case flawed
    }

    /// The copy.
    let tree: TemporaryTree
    /// The port of the target.
    let port: UInt16

    /// Copies a variant.
    ///
    /// - Parameters:
    ///   - variant: Which.
    ///   - tree: Where to.
    ///   - load: The length of the load instead of the ten seconds of the sample.
    ///   - stopGrace: The grace of the stop instead of the five seconds of the sample.
    /// - Throws: What keeps the copy from being made.
    init(_ variant: Variant, in tree: TemporaryTree, load: String?, stopGrace: String?) async throws {
        self.tree = tree
        port = try FreePort.next()
        let folder = Product.packageRoot.appending(path: "Examples/ultra-mvp/\(variant.rawValue)")
        try tree.copy(folder, without: [".assay", "data"])
        var plan = try tree.read("assay.yaml")
        for known in ["18080", "18090"] { plan = plan.replacing(known, with: String(port)) }
        if let load { plan = plan.replacing("for: 10s", with: "for: \(load)") }
        if let stopGrace { plan = plan.replacing("stop_grace: 5s", with: "stop_grace: \(stopGrace)") }
        try tree.write(plan, to: "assay.yaml")
        try await tree.commit()
    }

    /// What is left running of it.
    func left() async throws -> [String] {
        try await SystemProcesses.left(of: tree.path, port: port)
    }
}
