/// The types that a schema permits at its top and for elements and properties, as far as a reader of text needs them:
/// text has no types, so `17` is a number only where the schema permits one.
public struct ParameterShape: Hashable, Sendable {
    /// The JSON types.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The literal `null`.
        case null
        /// `true` and `false`.
        case boolean
        /// A whole number.
        case integer
        /// A number.
        case number
        /// A text.
        case string
        /// An array.
        case array
        /// An object.
        case object
    }

    /// The permitted types; all of them where the schema names none.
    public var kinds: Set<Kind>
    /// The shape of elements: one, or none where the schema does not say.
    public var element: [ParameterShape]
    /// The shapes of properties by name.
    public var properties: [String: ParameterShape]
    /// The shape of properties that are not named: one, or none where the schema does not say.
    public var additional: [ParameterShape] = []
    /// Whether properties that are not named are forbidden.
    public var isClosed = false
    /// Whether a text holds bytes, so that in a body of several parts it travels as a file.
    public var isBinary = false
    /// `contentMediaType`, or nil where the schema does not say.
    public var mediaType: String?
    /// `readOnly`: part of responses alone.
    public var isReadOnly = false

    /// Makes a shape.
    public init(
        kinds: Set<Kind> = Set(Kind.allCases),
        element: ParameterShape? = nil,
        properties: [String: ParameterShape] = [:]
    ) {
        self.kinds = kinds
        self.element = element.map { [$0] } ?? []
        self.properties = properties
    }

    /// Whether every type is permitted, as where a schema names none.
    public var permitsEverything: Bool {
        kinds.count == Kind.allCases.count
    }

    /// The shape of an element; of any type where the schema does not say.
    var anyElement: ParameterShape {
        element.first ?? ParameterShape()
    }

    /// The shape of a property; of any type where the schema does not say.
    func property(_ name: String) -> ParameterShape {
        properties[name] ?? additional.first ?? ParameterShape()
    }
}

extension ParameterShape {
    /// What both shapes permit.
    func intersection(_ other: ParameterShape) -> ParameterShape {
        var result = self
        result.kinds.formIntersection(other.kinds)
        result.element = Self.merged(element, other.element) { $0.intersection($1) }
        result.additional = Self.merged(additional, other.additional) { $0.intersection($1) }
        result.properties.merge(other.properties) { $0.intersection($1) }
        result.isClosed = isClosed || other.isClosed
        result.isBinary = isBinary || other.isBinary
        result.mediaType = mediaType ?? other.mediaType
        result.isReadOnly = isReadOnly || other.isReadOnly
        return result
    }

    /// What either shape permits.
    func union(_ other: ParameterShape) -> ParameterShape {
        var result = self
        result.kinds.formUnion(other.kinds)
        result.element = Self.merged(element, other.element) { $0.union($1) }
        result.additional = Self.merged(additional, other.additional) { $0.union($1) }
        result.properties.merge(other.properties) { $0.union($1) }
        result.isClosed = isClosed && other.isClosed
        result.isBinary = isBinary || other.isBinary
        result.mediaType = mediaType ?? other.mediaType
        result.isReadOnly = isReadOnly && other.isReadOnly
        return result
    }

    private static func merged(
        _ left: [ParameterShape],
        _ right: [ParameterShape],
        by merge: (ParameterShape, ParameterShape) -> ParameterShape
    ) -> [ParameterShape] {
        guard let first = left.first else { return right }
        guard let second = right.first else { return left }
        return [merge(first, second)]
    }
}
