/// Why a schema cannot be compiled at all.
///
/// What is wrong in a part of a schema is no error: that part is unjudged, and ``JSONSchema/problems`` names it.
public enum JSONSchemaError: Error, Hashable, Sendable {
    /// No document or anchor of this URI was handed in.
    case unknownReference(String)
    /// What the reference leads to is neither an object nor a boolean.
    case noSchema(String)
    /// More schemas hang together than the options allow.
    case tooLarge(limit: Int)
}

extension JSONSchemaError: CustomStringConvertible {
    /// What happened, as a lower-case fragment.
    public var description: String {
        switch self {
        case .unknownReference(let reference): "nothing is known under '\(reference)'"
        case .noSchema(let reference): "what stands at '\(reference)' is no schema"
        case .tooLarge(let limit): "more than \(limit) schemas hang together"
        }
    }
}
