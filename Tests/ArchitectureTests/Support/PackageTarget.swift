/// A target as `Package.swift` declares it.
struct PackageTarget {
    /// What it builds into.
    enum Kind: String, CaseIterable {
        case library = ".target("
        case executable = ".executableTarget("
        case system = ".systemLibrary("
        case plugin = ".plugin("
        case test = ".testTarget("
    }

    var name: String
    var kind: Kind
    /// The folder of its sources.
    var folder: String
    /// The targets of this package that it depends on.
    var dependencies: [String]

    /// The targets of the package in the order in which it declares them.
    static func all() throws -> [PackageTarget] {
        let manifest = try SwiftSource("Package.swift")
        let found = Kind.allCases.flatMap { kind in
            manifest.offsets(of: kind.rawValue)
                .compactMap { offset -> (Int, PackageTarget)? in
                    guard let range = manifest.group(openedAt: offset + kind.rawValue.utf8.count - 1),
                        let target = PackageTarget(kind, in: range, of: manifest)
                    else { return nil }
                    return (offset, target)
                }
        }
        return found.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private init?(_ kind: Kind, in range: Range<Int>, of manifest: SwiftSource) {
        func value(_ label: String) -> String? {
            manifest.offsets(of: label).first(where: range.contains)
                .flatMap { offset in manifest.literals.first { $0.offset > offset && range.contains($0.offset) } }?
                .text
        }
        guard let name = value("name:") else { return nil }
        self.name = name
        self.kind = kind
        folder = value("path:") ?? "\(kind == .plugin ? "Plugins" : kind == .test ? "Tests" : "Sources")/\(name)"
        guard let list = manifest.offsets(of: "dependencies:").first(where: range.contains),
            let group = manifest.group(openedAt: list + "dependencies: ".utf8.count)
        else {
            dependencies = []
            return
        }
        let products = manifest.offsets(of: ".product(")
            .compactMap { manifest.group(openedAt: $0 + ".product(".utf8.count - 1) }
        dependencies = manifest.literals
            .filter { literal in
                group.contains(literal.offset) && !products.contains { $0.contains(literal.offset) }
            }
            .map(\.text)
    }
}
