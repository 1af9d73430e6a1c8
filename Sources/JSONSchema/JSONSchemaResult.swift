public import JSON

/// What a validation found.
public struct JSONSchemaResult: Sendable {
    /// The answer to whether the instance is valid.
    public enum Verdict: Hashable, Sendable {
        /// Every part that decides was judged, and the instance is valid.
        case valid
        /// The instance is invalid, whatever the parts that could not be judged would say.
        case invalid
        /// The instance may be valid or not: something that decides could not be judged.
        case unjudged
    }

    /// The answer.
    public var verdict: Verdict
    /// What is wrong, the most telling first; empty unless the verdict is invalid.
    public var failures: [JSONSchemaFailure]
    /// What could not be judged, and why.
    public var gaps: [JSONSchemaGap]
    /// Whether there were more failures than the options allow to list.
    public var isTruncated: Bool

    /// Makes a result.
    public init(
        verdict: Verdict,
        failures: [JSONSchemaFailure] = [],
        gaps: [JSONSchemaGap] = [],
        isTruncated: Bool = false
    ) {
        self.verdict = verdict
        self.failures = failures
        self.gaps = gaps
        self.isTruncated = isTruncated
    }
}

/// One keyword that an instance does not satisfy.
public struct JSONSchemaFailure: Hashable, Sendable {
    /// Where in the instance.
    public var instance: JSONPointer
    /// The bytes of that value in the instance's text.
    public var instanceSpan: Range<Int>
    /// The keyword, such as `minimum`; empty where the schema is `false`.
    public var keyword: String
    /// The keyword's absolute location: the URI of its resource and a pointer as fragment.
    public var schema: String
    /// The bytes of the keyword's value in the text of its document.
    public var schemaSpan: Range<Int>
    /// What is wrong, for a person, as a lower-case fragment that names the value where it is short:
    /// `17 is less than the minimum of 18`.
    public var message: String
    /// Why each alternative of an `anyOf` or `oneOf` failed, the nearest miss first; empty for other keywords.
    public var causes: [JSONSchemaFailure]

    /// Makes a failure.
    public init(
        instance: JSONPointer,
        instanceSpan: Range<Int>,
        keyword: String,
        schema: String,
        schemaSpan: Range<Int>,
        message: String,
        causes: [JSONSchemaFailure] = []
    ) {
        self.instance = instance
        self.instanceSpan = instanceSpan
        self.keyword = keyword
        self.schema = schema
        self.schemaSpan = schemaSpan
        self.message = message
        self.causes = causes
    }
}

/// A part of a schema that could not be judged on an instance.
public struct JSONSchemaGap: Hashable, Sendable {
    /// Where in the instance.
    public var instance: JSONPointer
    /// The keyword's absolute location: the URI of its resource and a pointer as fragment.
    public var schema: String
    /// Why: a missing reference, a pattern that cannot be had, a limit, a value that is masked.
    public var reason: String

    /// Makes a gap.
    public init(instance: JSONPointer, schema: String, reason: String) {
        self.instance = instance
        self.schema = schema
        self.reason = reason
    }
}

/// Something wrong in a schema itself, found while it was compiled.
public struct JSONSchemaProblem: Hashable, Sendable {
    /// What follows from a problem.
    public enum Effect: Hashable, Sendable {
        /// The keyword is left out, as the specification wants or as if it were not there.
        case ignored
        /// What the keyword applies to is unjudged.
        case unjudged
    }

    /// The absolute location: the URI of the resource and a pointer as fragment.
    public var schema: String
    /// The URI under which the document was handed in that the problem stands in.
    public var document: String
    /// The bytes of the text of that document.
    public var span: Range<Int>
    /// What is wrong, as a lower-case fragment.
    public var message: String
    /// What follows.
    public var effect: Effect

    /// Makes a problem.
    public init(schema: String, document: String, span: Range<Int>, message: String, effect: Effect) {
        self.schema = schema
        self.document = document
        self.span = span
        self.message = message
        self.effect = effect
    }
}
