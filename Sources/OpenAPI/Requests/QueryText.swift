import JSON

/// The pairs of a query or a form, names unescaped, values as they travel.
struct QueryText {
    /// One pair.
    struct Pair {
        /// The name; nil where its escapes are malformed.
        var name: String?
        /// The value, escapes included.
        var value: Substring.UTF8View

        /// The value without escapes, or nil where they are malformed.
        var text: String? {
            PercentEncoding.decoded(value, plusIsSpace: true)
        }
    }

    /// The pairs in their order.
    let pairs: [Pair]
    private let positions: [String: [Int]]

    /// Divides a query or a form.
    init(_ text: Substring) {
        let pairs = text.utf8.split(separator: UInt8(ascii: "&"))
            .map { part in
                let equals = part.firstIndex(of: UInt8(ascii: "="))
                return Pair(
                    name: PercentEncoding.decoded(part[..<(equals ?? part.endIndex)], plusIsSpace: true),
                    value: equals.map { part[part.index(after: $0)...] } ?? part[part.endIndex...]
                )
            }
        var positions: [String: [Int]] = [:]
        for (position, pair) in pairs.enumerated() {
            if let name = pair.name { positions[name, default: []].append(position) }
        }
        self.pairs = pairs
        self.positions = positions
    }

    /// The pairs of a name in their order.
    func pairs(named name: String) -> [Pair] {
        (positions[name] ?? []).map { pairs[$0] }
    }

    /// Reads a value by its style.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - style: The style.
    ///   - explode: Whether elements and properties are pairs of their own.
    ///   - shape: The types that the schema permits.
    ///   - claimed: The names of others, which are no properties of an exploded object.
    /// - Returns: What the pairs hold of it.
    func reading(
        _ name: String,
        style: OpenAPIStyle,
        explode: Bool,
        _ shape: ParameterShape,
        claimed: Set<String>
    ) -> ParameterReading {
        if style == .deepObject { return deepObject(name, shape) }
        let own = pairs(named: name)
        if style == .form, explode {
            if own.isEmpty, shape.kinds.contains(.object) { return exploded(shape, claimed: claimed) }
            return repeated(own, shape)
        }
        guard let pair = own.first else { return .absent }
        guard own.count == 1 else { return .unreadable("it occurs \(own.count) times") }
        guard let separator = style.separator, !explode else { return .unreadable(Self.undefined(style)) }
        let flat: FlatText
        if style == .form {
            flat = FlatText(text: pair.value, separator: separator, pairsByEquals: false) {
                PercentEncoding.decoded($0, plusIsSpace: true)
            }
        } else {
            guard let text = pair.text else { return .unreadable("its escapes are malformed") }
            flat = FlatText(text: text[...].utf8, separator: separator, pairsByEquals: false) { String($0) }
        }
        return ParameterReading(flat.values(shape), of: Self.mistyped(pair.text))
    }

    private func repeated(_ own: [Pair], _ shape: ParameterShape) -> ParameterReading {
        guard let first = own.first else { return .absent }
        var values: [JSONValue] = []
        if own.count == 1, let text = first.text { values = ScalarText.values(of: text, shape) }
        if shape.kinds.contains(.array) {
            let arrays = FlatText.arrays(of: own.map(\.text), shape.anyElement)
            values = shape.permitsEverything ? values + arrays : arrays + values
        }
        if values.isEmpty, own.count > 1, !shape.kinds.contains(.array) {
            return .unreadable("it occurs \(own.count) times")
        }
        return ParameterReading(values, of: Self.mistyped(first.text))
    }

    /// The properties of an exploded object: pairs whose names the schema knows, or those that no one else claims.
    private func exploded(_ shape: ParameterShape, claimed: Set<String>) -> ParameterReading {
        let takesOthers = !shape.isClosed && (shape.properties.isEmpty || !shape.additional.isEmpty)
        let own = pairs.filter { pair in
            guard let name = pair.name else { return false }
            return shape.properties[name] != nil || takesOthers && !claimed.contains(name)
        }
        if own.isEmpty { return .absent }
        // Of two pairs with one name none is made: a property has one value.
        let values = FlatText.objects(of: own.map { ($0.name, $0.text) }, shape)
        return ParameterReading(values, of: "a property occurs twice or is of no permitted type")
    }

    private func deepObject(_ name: String, _ shape: ParameterShape) -> ParameterReading {
        var properties: [(String?, String?)] = []
        for pair in pairs {
            guard let full = pair.name, full.utf8.starts(with: "\(name)[".utf8) else { continue }
            let key = full.utf8.dropFirst(name.utf8.count + 1)
            guard key.last == UInt8(ascii: "]"), !key.dropLast().contains(UInt8(ascii: "]")) else {
                return .unreadable("'\(full)' is no property of one level")
            }
            properties.append((String(key.dropLast()), pair.text))
        }
        if properties.isEmpty { return .absent }
        return ParameterReading(FlatText.objects(of: properties, shape), of: "a property is of no permitted type")
    }

    private static func undefined(_ style: OpenAPIStyle) -> String {
        "style '\(style.rawValue)' is not defined there"
    }

    static func mistyped(_ text: String?) -> String {
        guard let text else { return "its escapes are malformed" }
        return "'\(text.prefix(40))' is of no permitted type"
    }
}
