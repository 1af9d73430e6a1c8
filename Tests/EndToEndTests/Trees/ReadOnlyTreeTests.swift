import Foundation
import Glibc
import Testing

extension EndToEnd {
    @Suite("A tree that may not be written to")
    struct ReadOnlyTreeTests {
        /// The words that run a command as somebody who is bound by permissions; nil where that cannot be.
        static let unprivileged: [String]? = {
            guard getuid() == 0 else { return [] }
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") else { return nil }
            return ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        }()

        @Test(
            "the error names the folder and the way out, and with that the audit runs",
            .enabled(if: unprivileged != nil, "running as root without setpriv, no folder is read-only")
        )
        func readOnly() async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                try tree.write("assay: 1\nservice: {name: Files}\n", to: "assay.yaml")
                try tree.write("# Files\n", to: "README.md")
                try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: tree.path)
                // A copy, since the build may lie where the other user may not go.
                let tools = try bench.tree()
                try FileManager.default.copyItem(atPath: try Product.assay.path, toPath: tools.path(of: "assay"))
                let state = try bench.tree()
                try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: state.path)
                let audit = (Self.unprivileged ?? []) + [tools.path(of: "assay"), "audit"]

                let refused = try await Command.run(audit, in: tree.path)
                #expect(refused.status == 70, "\(refused.transcript)")
                #expect(refused.errors.contains("\(tree.path)/.assay"))
                #expect(refused.errors.contains("permission denied"))
                #expect(refused.errors.contains("--state"))

                let done = try await Command.run(audit + ["--state", state.path], in: tree.path)
                #expect([1, 3].contains(done.status), "\(done.transcript)")
                let runs = try FileManager.default.contentsOfDirectory(atPath: state.path(of: "runs"))
                #expect(runs.count == 1)
                #expect(!tree.holds(".assay"))
            }
        }
    }
}
