/// A path into a JSON value (RFC 6901): object keys and array indices from the root down.
public struct JSONPointer: Hashable, Sendable {
    /// The reference tokens, unescaped; empty for the whole document.
    public private(set) var tokens: [String]

    /// The pointer to the whole document.
    public static let root = JSONPointer([])

    /// Makes a pointer from unescaped tokens.
    public init(_ tokens: [String]) {
        self.tokens = tokens
    }

    /// Reads a pointer, or nil where the text is neither empty nor begins with `/`, or holds a `~` that is not
    /// followed by `0` or `1` (RFC 6901, section 3).
    public init?(_ text: String) {
        guard let first = text.utf8.first else {
            tokens = []
            return
        }
        guard first == UInt8(ascii: "/") else { return nil }
        tokens = []
        for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(part) else { return nil }
            tokens.append(token)
        }
    }

    private static func unescaped(_ part: Substring.UTF8View) -> String? {
        guard part.contains(UInt8(ascii: "~")) else { return String(decoding: part, as: UTF8.self) }
        var bytes: [UInt8] = []
        var iterator = part.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch iterator.next() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The pointer to a member of what this one points at.
    public func appending(_ token: String) -> JSONPointer {
        var pointer = self
        pointer.tokens.append(token)
        return pointer
    }

    /// The pointer to an element of what this one points at.
    public func appending(_ index: Int) -> JSONPointer {
        appending(String(index))
    }

    /// The pointer to what several tokens further down lead to.
    public func appending(_ tokens: [String]) -> JSONPointer {
        JSONPointer(self.tokens + tokens)
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The text of RFC 6901, with `~` and `/` in tokens escaped.
    public var description: String {
        tokens.map { "/" + Self.escaped($0) }.joined()
    }

    private static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var bytes: [UInt8] = []
        for byte in token.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += [byte, UInt8(ascii: "0")]
            case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONNode {
    /// The node that a pointer leads to, or nil where there is none; of equal keys the last one counts.
    public subscript(pointer: JSONPointer) -> JSONNode? {
        var node = self
        for token in pointer.tokens {
            guard let next = node.child(token) else { return nil }
            node = next
        }
        return node
    }

    /// The member with a key, or the element whose index the text is in decimal without leading zeros.
    public func child(_ token: String) -> JSONNode? {
        switch kind {
        case .object: return self[token]
        case .array(let elements):
            guard let index = Int(token), String(index) == token, elements.indices.contains(index) else { return nil }
            return elements[index]
        default: return nil
        }
    }
}
