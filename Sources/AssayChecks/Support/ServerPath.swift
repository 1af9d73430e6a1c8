/// A path in the file system of the server, which no client can have named.
struct ServerPath {
    /// The path.
    let text: String

    /// Finds the first such path in a line; nil where there is none.
    ///
    /// Routes look like paths too. So a path counts only under a root of the file system that no API uses, or, under
    /// one that an API may use, where it leads to a file of source code or settings; and never inside a URL. The links
    /// of a page are gone with its tags.
    init?(in line: ArraySlice<UInt8>) {
        guard line.count <= 8_192 else { return nil }
        for position in line.indices {
            let isStart = position == line.startIndex || Self.opens.contains(line[position - 1])
            guard isStart else { continue }
            let path = line[position...].prefix { !Self.closes.contains($0) }
            guard path.count >= 6, Self.isServerPath(path) else { continue }
            text = String(decoding: path, as: UTF8.self)
            return
        }
        return nil
    }

    private static let opens = Set(" \t\"'`(<>[,=".utf8)
    private static let closes = Set(" \t\"'`()<>[],;".utf8)
    private static let certainRoots = [
        "/var/www/", "/var/lib/", "/var/log/", "/var/task/", "/usr/lib/", "/usr/local/", "/usr/share/", "/etc/",
        "/proc/",
        "/root/", "/nix/store/", "/opt/venv/", "/layers/",
    ]
    .map { Array($0.utf8) }
    private static let possibleRoots = [
        "/home/", "/users/", "/opt/", "/srv/", "/usr/", "/app/", "/code/", "/src/", "/build/", "/workspace/",
        "/workdir/",
        "/data/", "/tmp/", "/go/", "/private/", "/mnt/", "/service/", "/project/",
    ]
    .map { Array($0.utf8) }
    private static let telling = [
        "/site-packages/", "/dist-packages/", "/node_modules/", "/go/pkg/mod/", "/.cargo/registry/",
    ]
    private static let fileEndings: Set<String> = [
        "py", "rb", "php", "java", "go", "rs", "swift", "ex", "exs", "cs", "kt", "ts", "jar", "war", "erb", "so", "dll",
        "env", "sql", "sqlite", "sqlite3", "db", "conf", "cfg", "ini", "pem", "key", "log",
    ]

    private static func isServerPath(_ path: ArraySlice<UInt8>) -> Bool {
        let text = FoldedText(String(decoding: path, as: UTF8.self))
        if isWindowsPath(text.bytes) { return true }
        guard text.bytes.first == UInt8(ascii: "/"), text.bytes.count <= 1_024 else { return false }
        if certainRoots.contains(where: { text.bytes.starts(with: $0) && text.bytes.count > $0.count }) { return true }
        if telling.contains(where: { text.contains($0) }) { return true }
        guard possibleRoots.contains(where: { text.bytes.starts(with: $0) }) else { return false }
        let name = text.bytes.split(separator: UInt8(ascii: "/")).last ?? []
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return false }
        return fileEndings.contains(
            String(
                decoding: name[(dot + 1)...].prefix { (97...122).contains($0) || (48...57).contains($0) },
                as: UTF8.self
            )
        )
    }

    private static func isWindowsPath(_ path: [UInt8]) -> Bool {
        path.count >= 6 && (97...122).contains(path[0]) && path[1] == UInt8(ascii: ":") && path[2] == UInt8(ascii: "\\")
            && path[3...].contains(UInt8(ascii: "\\"))
    }
}
