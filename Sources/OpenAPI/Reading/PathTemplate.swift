/// A text with names in braces, such as `/orders/{id}`.
struct PathTemplate {
    /// A piece of a template.
    enum Part: Equatable {
        /// What stands for itself.
        case text(String)
        /// A name in braces.
        case name(String)
    }

    /// The pieces in order.
    private(set) var parts: [Part] = []
    /// Whether a brace lacks its other half, or braces hold nothing.
    private(set) var isMalformed = false

    /// Splits a template; what is malformed stands for itself.
    init(_ template: String) {
        var text = ""
        var rest = Substring(template)
        while let open = rest.utf8.firstIndex(where: Self.isBrace) {
            let after = rest[rest.utf8.index(after: open)...]
            guard rest.utf8[open] == UInt8(ascii: "{"), let close = after.utf8.firstIndex(where: Self.isBrace),
                after.utf8[close] == UInt8(ascii: "}"), close != after.startIndex
            else {
                isMalformed = true
                text += rest[...open]
                rest = after
                continue
            }
            text += rest[..<open]
            if !text.isEmpty { parts.append(.text(text)) }
            text = ""
            parts.append(.name(String(after[..<close])))
            rest = after[after.utf8.index(after: close)...]
        }
        text += rest
        if !text.isEmpty { parts.append(.text(text)) }
    }

    private static func isBrace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
    }

    /// The parameter that braces name in the manner of a router, such as `id` in `{id:[0-9]+}`, `{id*}` or `{id+}`;
    /// nil where they hold a plain name.
    static func routerName(of name: String) -> String? {
        let stem = name.prefix { $0 != ":" && $0 != "*" && $0 != "+" && $0 != "?" }
        return stem.isEmpty || stem.utf8.count == name.utf8.count ? nil : String(stem)
    }

    /// The names in order.
    var names: [String] {
        parts.compactMap { part in
            if case .name(let name) = part { name } else { nil }
        }
    }

    /// The template with every name left out, which is the same for templates that match the same paths.
    var shape: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .name: "{}"
            }
        }
        .joined()
    }
}
