/// A type of maps with string keys and known fields, so that a mistyped field is found before evaluation.
///
/// The values of ``CELType/record(_:)`` are plain maps: a record can be compared with a map, indexed, gone through, and
/// given to a function that takes a map.
public struct CELRecord: Hashable, Sendable {
    /// A field of a record.
    public struct Field: Hashable, Sendable {
        /// The type of its values.
        public let type: CELType
        /// Whether its values, and what is computed from them, are kept out of explanations.
        public let isSecret: Bool
        /// What the field is, in a sentence for editors and documentation.
        public let documentation: String?

        /// Makes a field.
        public init(_ type: CELType, isSecret: Bool = false, documentation: String? = nil) {
            self.type = type
            self.isSecret = isSecret
            self.documentation = documentation
        }
    }

    /// The record's name, which ``CELType/record(_:)`` mentions.
    public let name: String
    /// Its fields by their names.
    public let fields: [String: Field]

    /// Makes a record.
    public init(_ name: String, _ fields: [String: Field]) {
        self.name = name
        self.fields = fields
    }

    /// The field of a name, compared by bytes.
    public func field(named name: String) -> Field? {
        // A dictionary also finds a name that is only canonically equivalent; the language compares scalars.
        guard let index = fields.index(forKey: name), fields[index].key.utf8.elementsEqual(name.utf8) else {
            return nil
        }
        return fields[index].value
    }
}
