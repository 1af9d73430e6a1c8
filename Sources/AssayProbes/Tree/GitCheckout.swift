import AssayEvidence
import AssayModel
import Glibc

/// The Git checkout that holds a folder, asked through `git` itself.
///
/// The checkout is foreign: its own configuration could name programs to run, so hooks, monitors, filters, submodules
/// and remotes are switched off, and nothing is ever fetched.
struct GitCheckout {
    /// The folder.
    let root: String
    /// The longest that one question may take.
    var timeout: Duration = .seconds(20)

    /// The state of the checkout as far as the folder goes; without a commit where it is no checkout.
    func state() async throws(Unjudged) -> RepositoryState {
        guard isInCheckout, let commit = try await answer(["rev-parse", "--verify", "--quiet", "HEAD"]) else {
            return RepositoryState(commit: nil)
        }
        let branch = try await answer(["symbolic-ref", "--short", "--quiet", "HEAD"])
        // The paths of a status go from the top of the checkout, not from the folder.
        let prefix = try await answer(["rev-parse", "--show-prefix"])?.trimmed ?? ""
        let status = try await answer(
            [
                "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=normal",
                "--ignore-submodules=dirty", "--", ".",
            ],
            without: try await ownFilters()
        )
        guard let status else { throw Unjudged(.probeFailed, "git status failed in \(root)") }
        let paths = status.split(separator: "\0").map { String($0.dropFirst(3)) }
            .map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
            .filter { !$0.isEmpty && !$0.hasPrefix(".assay/") }
        return RepositoryState(
            commit: commit.trimmed,
            branch: branch?.trimmed,
            modified: Array(paths.sorted().prefix(100)),
            modifiedCount: paths.count
        )
    }

    /// Whether the folder or one above it holds a checkout; without one, git need not even be installed.
    private var isInCheckout: Bool {
        var folder = Substring(root)
        while true {
            if unsafe access("\(folder)/.git", F_OK) == 0 { return true }
            guard let slash = folder.lastIndex(of: "/") else { return false }
            folder = folder[..<slash]
        }
    }

    /// The names of the filters that the checkout itself brings: programs that git would run on changed files.
    ///
    /// Those of the user's own configuration stay.
    private func ownFilters() async throws(Unjudged) -> Set<String> {
        let filters = try await answer(["config", "--null", "--show-scope", "--get-regexp", "^filter\\."]) ?? ""
        let fields = filters.split(separator: "\0", omittingEmptySubsequences: false)
        var names: Set<String> = []
        for index in stride(from: 0, to: fields.count - 1, by: 2) where !["system", "global"].contains(fields[index]) {
            // `filter.`, the name, which may hold dots itself, and `.clean` or the like, then the value on further lines.
            let key = fields[index + 1].prefix { $0 != "\n" }
            guard let dot = key.lastIndex(of: "."), key.utf8.count > 7 else { continue }
            names.insert(String(key[..<dot].dropFirst("filter.".count)))
        }
        return names
    }

    /// What git prints; nil where it fails.
    private func answer(_ arguments: [String], without filters: Set<String> = []) async throws(Unjudged) -> String? {
        let safety = [
            "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.untrackedCache=false",
            "-c", "submodule.recurse=false", "-c", "safe.directory=*",
        ]
        var environment = ProcessEnvironment.current
        for name in environment.keys where name.hasPrefix("GIT_") { environment[name] = nil }
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        environment["GIT_TERMINAL_PROMPT"] = "0"
        // A checkout with missing objects would fetch them, by a command that its configuration names.
        environment["GIT_NO_LAZY_FETCH"] = "1"
        environment["GIT_ALLOW_PROTOCOL"] = "none"
        environment["LC_ALL"] = "C"
        let settings = filters.sorted()
            .flatMap { [("filter.\($0).clean", ""), ("filter.\($0).process", ""), ("filter.\($0).required", "false")] }
        environment["GIT_CONFIG_COUNT"] = String(settings.count)
        for (index, setting) in settings.enumerated() {
            environment["GIT_CONFIG_KEY_\(index)"] = setting.0
            environment["GIT_CONFIG_VALUE_\(index)"] = setting.1
        }
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
