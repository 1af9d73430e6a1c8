import Glibc

/// Writes the list of all checks: `catalog-tool OUTPUT CHECK.swift...`.
let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else { exit(64) }
let names = arguments.dropFirst()
    .compactMap { path in
        path.split(separator: "/").last?.split(separator: ".").first
    }
let entries = names.map { "        \($0)(),\n" }.joined()
let source = """
    import AssayModel

    extension CheckCatalog {
        /// Every check of this module, in the order of areas and file names.
        static let all: [any Check] = [
    \(entries)    ]
    }

    """
guard let file = unsafe fopen(output, "w") else { exit(73) }
let written = unsafe fputs(source, file)
guard unsafe fclose(file) == 0, written >= 0 else { exit(74) }
