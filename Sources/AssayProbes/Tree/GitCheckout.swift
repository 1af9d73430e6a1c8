import AssayEvidence
import AssayModel
import Glibc

/// The Git checkout that holds a folder, asked through `git` itself.
///
/// The checkout is foreign: its own configuration could name programs to run, so hooks, monitors, filters on status and
/// the like are switched off on the command line, and nothing is ever fetched.
struct GitCheckout {
    /// The folder.
    let root: String
    /// The longest that one question may take.
    var timeout: Duration = .seconds(20)

    /// The state of the checkout as far as the folder goes; without a commit where it is no checkout.
    func state() async throws(Unjudged) -> RepositoryState {
        guard let commit = try await answer(["rev-parse", "--verify", "--quiet", "HEAD"]) else {
            return RepositoryState(commit: nil)
        }
        let branch = try await answer(["symbolic-ref", "--short", "--quiet", "HEAD"])
        let status = try await answer(["status", "--porcelain=v1", "-z", "--untracked-files=normal", "--", "."])
        guard let status else { throw Unjudged(.probeFailed, "git status failed in \(root)") }
        let paths = status.split(separator: "\0").map { String($0.dropFirst(3)) }
            .filter { !$0.isEmpty && !$0.hasSuffix(".assay/") }
        return RepositoryState(
            commit: commit.trimmed,
            branch: branch?.trimmed,
            modified: Array(paths.sorted().prefix(100)),
            modifiedCount: paths.count
        )
    }

    /// What git prints; nil where it fails.
    private func answer(_ arguments: [String]) async throws(Unjudged) -> String? {
        let safety = [
            "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.untrackedCache=false",
            "-c", "submodule.recurse=false", "-c", "diff.external=", "-c", "safe.directory=*",
        ]
        var environment = ProcessEnvironment.current
        for name in environment.keys where name.hasPrefix("GIT_") { environment[name] = nil }
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        environment["GIT_TERMINAL_PROMPT"] = "0"
        environment["LC_ALL"] = "C"
        let command = ShortCommand(
            arguments: ["git", "-C", root] + safety + arguments,
            environment: environment,
            timeout: timeout,
            outputLimit: 4 << 20
        )
        let result = try await command.run()
        return result.end == .exited(0) ? String(decoding: result.output, as: UTF8.self) : nil
    }
}

extension String {
    fileprivate var trimmed: String {
        String(split(separator: "\n").first ?? "")
    }
}
