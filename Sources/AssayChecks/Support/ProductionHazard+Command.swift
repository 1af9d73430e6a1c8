import AssayModel

/// Commands that start a service the way developers do.
extension ProductionHazard {
    /// Recognises a hazard in a command.
    ///
    /// - Parameters:
    ///   - command: The command in one line.
    ///   - profile: The profile that is deployed.
    /// - Returns: The words that give the hazard away, and the hazard; nil where the command is fine, or decides by
    ///   itself what it starts.
    static func of(command: String, profile: String) -> (words: String, hazard: ProductionHazard)? {
        guard command.utf8.count <= 8_192 else { return nil }
        let separators = Set("\"'`()[]{}, \t\r\n".utf8)
        let words = command.utf8.split(whereSeparator: separators.contains)
            .map { String(decoding: Array($0), as: UTF8.self) }
        // What stands behind a condition may never be reached.
        guard !words.contains("if"), !words.contains("case") else { return nil }
        for part in words.split(whereSeparator: isSeparator) {
            if let found = assignment(in: part, profile: profile) ?? debugOption(in: part) ?? server(in: part) {
                return found
            }
        }
        return nil
    }

    private static func isSeparator(_ word: String) -> Bool {
        ["&&", "||", ";", "|", "&"].contains(word)
    }

    /// A setting that stands before the program: `NODE_ENV=development node server.js`.
    private static func assignment(
        in part: ArraySlice<String>,
        profile: String
    ) -> (words: String, hazard: ProductionHazard)? {
        for word in part {
            if isShell(word) || ["env", "export", "exec", "-c", "-lc", "-ec", "cross-env"].contains(word) { continue }
            let sides = word.split(separator: "=" as Character, maxSplits: 1)
            guard sides.count == 2, !word.hasPrefix("-") else { return nil }
            let value = sides[1].last == ";" ? sides[1].dropLast() : sides[1]
            if let hazard = of(String(sides[0]), value: String(value), profile: profile) { return (word, hazard) }
        }
        return nil
    }

    private static func isShell(_ word: String) -> Bool {
        ["sh", "bash", "ash", "/bin/sh", "/bin/bash", "/bin/ash"].contains(word)
    }

    private static func debugOption(in part: ArraySlice<String>) -> (words: String, hazard: ProductionHazard)? {
        for word in part {
            let name = word.prefix { $0 != "=" }
            if ["--inspect", "--inspect-brk"].contains(name) || word.contains("-agentlib:jdwp") || name == "debugpy" {
                return (word, ProductionHazard(effect: "a debugger listens", severity: .critical))
            }
            if word == "--debug" { return (word, ProductionHazard(effect: "debug mode is on")) }
            if word == "--reload" { return (word, reloading) }
        }
        return nil
    }

    private static let reloading = ProductionHazard(
        effect: "the server watches its files, as for development",
        severity: .medium
    )
    private static let developing = ProductionHazard(effect: "this starts a server for development", severity: .high)

    private static let watchers: Set<String> = ["nodemon", "ts-node-dev", "webpack-dev-server", "runserver"]
    private static let scripts: Set<String> = ["dev", "develop", "dev:server", "serve:dev", "server:dev", "start:dev"]
    private static let managers: Set<String> = ["bun", "npm", "pnpm", "yarn"]
    private static let pairs: [String: Set<String>] = [
        "artisan": ["serve"], "astro": ["dev"], "dotnet": ["watch"], "fastapi": ["dev"], "flask": ["run"],
        "next": ["dev"], "ng": ["serve"], "nuxi": ["dev"], "nuxt": ["dev"], "vite": ["dev", "serve"],
        "webpack": ["serve"],
    ]

    private static func server(in part: ArraySlice<String>) -> (words: String, hazard: ProductionHazard)? {
        for (word, next) in zip(part, part.dropFirst() + [""]) {
            let name = word.split(separator: "/" as Character).last.map(String.init) ?? word
            if watchers.contains(name) { return (word, developing) }
            if pairs[name]?.contains(next) ?? false { return ("\(word) \(next)", developing) }
        }
        guard let at = part.firstIndex(where: managers.contains) else { return nil }
        // Options and the name of a workspace may stand between the manager and the script.
        let rest = part[(at + 1)...].filter { !$0.hasPrefix("-") && $0 != "run" }
        guard let script = rest.prefix(3).first(where: scripts.contains) else { return nil }
        return ("\(part[at]) \(script)", developing)
    }
}
