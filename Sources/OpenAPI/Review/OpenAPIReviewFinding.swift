/// Something in a description that is allowed, or read without trouble, and yet trips those who build on it.
public struct OpenAPIReviewFinding: Hashable, Sendable {
    /// The kinds.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A path repeats a segment or a run of them, or begins with what the server's path ends with.
        case doubledSegment = "doubled-segment"
        /// Two operations answer the same requests, or one stands before the other and takes its requests wherever
        /// routes are tried in order.
        case shadowedRoute = "shadowed-route"
        /// An operation that writes or administers asks for no credentials.
        case unprotectedOperation = "unprotected-operation"
        /// No operation asks for credentials, although some write.
        case undeclaredSecurity = "undeclared-security"
        /// A key or password travels in the query, where logs and histories keep it.
        case credentialInQuery = "credential-in-query"
        /// A server is reached without TLS.
        case plaintextServer = "plaintext-server"
        /// An operation declares no error, although what it takes can be wrong.
        case undocumentedErrors = "undocumented-errors"
        /// A protected operation does not say how it refuses.
        case undocumentedRefusal = "undocumented-refusal"
        /// An operation declares errors alone.
        case undocumentedSuccess = "undocumented-success"
        /// A body is sent, and the description does not say what is in it.
        case undeclaredBody = "undeclared-body"
        /// A response has a body, and the description does not say what is in it.
        case undeclaredResponseBody = "undeclared-response-body"
        /// A body where HTTP has none or gives it no meaning.
        case misplacedBody = "misplaced-body"
        /// Two operations have the same operationId.
        case duplicateOperationID = "duplicate-operation-id"
        /// An example does not satisfy its schema.
        case contradictedExample = "contradicted-example"
        /// A default does not satisfy its schema.
        case contradictedDefault = "contradicted-default"
        /// A schema that no value, or none of a part of its values, can satisfy.
        case unsatisfiableSchema = "unsatisfiable-schema"
        /// A list that nothing bounds.
        case unboundedList = "unbounded-list"
        /// A component that nothing refers to.
        case unusedComponent = "unused-component"
    }

    /// How much a finding weighs.
    public enum Weight: String, Hashable, Sendable, CaseIterable {
        /// The description contradicts itself, or cannot be kept.
        case error
        /// What is described trips clients or lets strangers in, as far as a description tells.
        case warning
        /// Worth a look; good reasons for it are common.
        case hint
    }

    /// The kind.
    public var kind: Kind
    /// How much it weighs.
    public var weight: Weight
    /// What is wrong, for a person, as a lower-case fragment.
    public var message: String
    /// The operations that it is about, as indices into ``OpenAPIDescription/operations``; empty where it is about
    /// the description as a whole.
    public var operations: [Int]
    /// Where.
    public var place: OpenAPIPlace

    /// Makes a finding.
    public init(
        _ kind: Kind,
        _ weight: Weight,
        _ message: String,
        operations: [Int] = [],
        place: OpenAPIPlace
    ) {
        self.kind = kind
        self.weight = weight
        self.message = message
        self.operations = operations
        self.place = place
    }
}

extension OpenAPIReviewFinding: CustomStringConvertible {
    /// The place, the weight and the message: `12:7: warning: ... [doubled-segment]`.
    public var description: String {
        "\(place.position): \(weight.rawValue): \(message) [\(kind.rawValue)]"
    }
}
