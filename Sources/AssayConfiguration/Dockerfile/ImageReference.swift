import YAML

/// The name of a container image: `[registry/]repository[:tag][@digest]`.
public struct ImageReference: Hashable, Sendable {
    /// The registry with its port, where one is named; otherwise the engine's default holds.
    public var registry: String?
    /// The path of the image within its registry.
    public var repository: String
    /// The tag; an image without tag and digest means `latest`.
    public var tag: String?
    /// The digest with its algorithm (`sha256:…`).
    public var digest: String?

    /// Whether the reference always names the same bytes.
    public var isPinned: Bool { digest != nil }

    /// Whether the reference follows whatever is newest: tag `latest`, or neither tag nor digest.
    public var isLatest: Bool { digest == nil && (tag ?? "latest") == "latest" }

    /// Takes a reference apart by the rules of the distribution specification; nil where the text is none, for
    /// example because it holds a variable.
    public static func parse(_ text: String) -> ImageReference? {
        var rest = Array(text.utf8)[...]
        var digest: String?
        if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            guard let found = self.digest(rest[(at + 1)...]) else { return nil }
            digest = found
            rest = rest[..<at]
        }
        let lastSlash = rest.lastIndex(of: UInt8(ascii: "/"))
        var tag: String?
        if let colon = rest.lastIndex(of: UInt8(ascii: ":")), colon > (lastSlash ?? -1) {
            let name = rest[(colon + 1)...]
            guard let first = name.first, first.isWord, name.count <= 128, name.allSatisfy(isTagByte) else {
                return nil
            }
            tag = String(decoding: name, as: UTF8.self)
            rest = rest[..<colon]
        }
        var registry: String?
        if let slash = rest.firstIndex(of: UInt8(ascii: "/")), isRegistry(rest[..<slash]) {
            registry = String(decoding: rest[..<slash], as: UTF8.self)
            rest = rest[(slash + 1)...]
        }
        guard isRepository(rest) else { return nil }
        return ImageReference(
            registry: registry,
            repository: String(decoding: rest, as: UTF8.self),
            tag: tag,
            digest: digest
        )
    }

    private static func isTagByte(_ byte: UInt8) -> Bool {
        byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private static func digest(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let hex = bytes[(colon + 1)...]
        guard colon > bytes.startIndex, bytes[..<colon].allSatisfy({ isTagByte($0) || $0 == UInt8(ascii: "+") }),
            hex.count >= 32, hex.allSatisfy({ $0.hexValue != nil })
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A first component is a registry when it has a dot, a port or an upper-case letter, or is `localhost`.
    private static func isRegistry(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isHost = bytes.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0.isUpper }
        return (isHost || bytes.elementsEqual("localhost".utf8))
            && bytes.allSatisfy {
                isTagByte($0) || [UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]")].contains($0)
            }
    }

    private static func isRepository(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .allSatisfy { component in
                guard let first = component.first, let last = component.last else { return false }
                return (first.isLower || first.isDigit) && (last.isLower || last.isDigit)
                    && component.allSatisfy { isTagByte($0) && !$0.isUpper }
            }
    }
}

extension ImageReference: CustomStringConvertible {
    /// The reference as it is written.
    public var description: String {
        (registry.map { $0 + "/" } ?? "") + repository + (tag.map { ":" + $0 } ?? "") + (digest.map { "@" + $0 } ?? "")
    }
}
