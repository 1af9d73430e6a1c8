/// How schemas are compiled and how much a validation may cost.
public struct JSONSchemaOptions: Sendable {
    /// Whether `format` is asserted; where it is not, it is an annotation only.
    ///
    /// A meta-schema that requires the format-assertion vocabulary has it asserted regardless.
    public var assertsFormat = false
    /// Whether `contentEncoding` and `contentMediaType` are asserted.
    public var assertsContent = false
    /// The most steps of one validation, about one for each keyword applied to a value.
    ///
    /// What is left when they are used up is unjudged.
    public var steps = 1_000_000
    /// The deepest nesting of schema applications.
    ///
    /// No more than 320 count, and 90 in a build without optimisation, so that 512 KB of stack suffice.
    public var depth = 320
    /// The most failures that one result lists.
    public var failures = 100
    /// The most schemas that are compiled together.
    public var schemas = 200_000

    /// Makes options with their defaults.
    public init() {}
}
