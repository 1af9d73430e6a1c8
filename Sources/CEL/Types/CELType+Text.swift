extension CELType: CustomStringConvertible {
    /// The type as people write it: `list(string)`, `map(string, dyn)`, `optional_type(int)`.
    ///
    /// What ``init(_:knowing:)`` reads gives the same type again.
    public var description: String {
        var writer = CELTypeWriter(levels: .max, limit: .max)
        writer.write(self)
        return writer.text
    }

    /// The type for messages, on which the author of an expression has no hold: without what is nested deeper than some
    /// levels, `list(map(…))`, and of at most `limit` Unicode scalars, the last of them `…` where something is left out.
    package func shortText(levels: Int = 3, limit: Int = 200) -> String {
        var writer = CELTypeWriter(levels: levels, limit: limit)
        writer.write(self)
        return writer.text
    }

    /// The name that `type(x)` gives for a value of the type, nil where the type does not say.
    public var runtimeName: String? {
        switch self {
        case .dyn, .parameter, .nullable: nil
        case .null, .bool, .int, .uint, .double, .string, .bytes: description
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .list: "list"
        case .map, .record: "map"
        case .type: "type"
        case .opaque(let name, _): name
        }
    }
}

extension CELType {
    /// Names of types beyond the built-in ones that a type's text may use.
    public struct Names: Sendable {
        /// Records.
        public var records: Set<String>
        /// Opaque types, with the number of their parameters.
        public var opaque: [String: Int]
        /// Type parameters, such as `T`.
        public var parameters: Set<String>

        /// Makes a set of names.
        public init(
            records: Set<String> = [],
            opaque: [String: Int] = ["net.IP": 0, "net.CIDR": 0],
            parameters: Set<String> = []
        ) {
            self.records = records
            self.opaque = opaque
            self.parameters = parameters
        }
    }

    /// Reads a type as people write it; besides its own spelling also `google.protobuf.Timestamp`,
    /// `google.protobuf.Duration`, `null` and `optional(T)`.
    ///
    /// - Throws: a diagnostic whose span counts in the text, for an unknown name, a wrong number of parameters, or a text
    ///   that is no type.
    public init(_ text: String, knowing names: Names = Names()) throws(CELDiagnostic) {
        var parser = TypeTextParser(text, names: names)
        self = try parser.parse()
    }
}
