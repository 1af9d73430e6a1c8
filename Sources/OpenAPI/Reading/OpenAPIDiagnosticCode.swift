/// The kinds of things that can be wrong with a description, as ``OpenAPIDiagnostic/code`` names them.
public enum OpenAPIDiagnosticCode: String, Hashable, Sendable, CaseIterable {
    /// The text breaks the rules of JSON or YAML in a way that could be read past.
    case syntax
    /// A key stands twice in one object; the last one counts.
    case duplicateKey = "duplicate-key"
    /// The version is later than the ones that are known, and read as the latest of them.
    case unknownVersion = "unknown-version"
    /// A reference leads to a document that was handed in but cannot be read.
    case unreadableResource = "unreadable-resource"
    /// Something is larger or more numerous than the limits allow, and the rest of it was left out.
    case tooLarge = "too-large"
    /// A field that the specification requires is missing.
    case missingField = "missing-field"
    /// A value is of another type than the specification wants.
    case wrongType = "wrong-type"
    /// An object has a field that the specification does not know there.
    case unknownField = "unknown-field"
    /// A value is of the right type but none of those that the specification permits.
    case invalidValue = "invalid-value"
    /// Two fields stand side by side that exclude each other.
    case conflictingFields = "conflicting-fields"
    /// A reference leads to nothing in a document that is known.
    case unresolvedReference = "unresolved-reference"
    /// A reference leads to a document that was not handed in.
    case externalReference = "external-reference"
    /// References lead back to where they began without ever reaching an object.
    case cyclicReference = "cyclic-reference"
    /// A keyword beside the `$ref` of a schema is ignored in this version.
    case ignoredSiblings = "ignored-siblings"
    /// A path does not begin with a slash, has braces unpaired or around more than a name, or holds a query.
    case invalidPath = "invalid-path"
    /// Two paths differ in the names of their parameters only, so they match the same requests.
    case equivalentPaths = "equivalent-paths"
    /// Two operations have the same `operationId`.
    case duplicateOperationID = "duplicate-operation-id"
    /// A path has a parameter in braces that the operation does not declare.
    case undeclaredPathParameter = "undeclared-path-parameter"
    /// A parameter in the path is declared that the path does not have.
    case unusedPathParameter = "unused-path-parameter"
    /// An operation declares no response.
    case missingResponses = "missing-responses"
    /// A key of `responses` is no status, class of statuses or `default`.
    case invalidStatus = "invalid-status"
    /// A path parameter is not marked as required.
    case optionalPathParameter = "optional-path-parameter"
    /// A parameter is declared twice in one list.
    case duplicateParameter = "duplicate-parameter"
    /// A parameter or key is said to travel where this version has no place for it.
    case invalidLocation = "invalid-location"
    /// A style or collection format is not permitted at this place.
    case invalidStyle = "invalid-style"
    /// A parameter, header or body has nothing that describes its value.
    case missingSchema = "missing-schema"
    /// A text that should be a media type is none.
    case invalidMediaType = "invalid-media-type"
    /// Both `example` and `examples` are given.
    case exampleAndExamples = "example-and-examples"
    /// A link leads to an operation that does not exist.
    case unknownLinkTarget = "unknown-link-target"
    /// A server's URL has a variable that is not declared.
    case undeclaredServerVariable = "undeclared-server-variable"
    /// A server declares a variable that its URL does not have.
    case unusedServerVariable = "unused-server-variable"
    /// A security requirement names a scheme that is not declared.
    case unknownSecurityScheme = "unknown-security-scheme"
    /// A tag is declared twice.
    case duplicateTag = "duplicate-tag"
    /// A schema is neither an object nor a boolean, or names a type that does not exist.
    case invalidSchema = "invalid-schema"
    /// The default dialect of schemas is one that is not known.
    case unknownDialect = "unknown-dialect"
    /// An array has no `items`, which this version requires.
    case arrayWithoutItems = "array-without-items"
    /// `nullable` stands where it has no effect.
    case misplacedNullable = "misplaced-nullable"
    /// A discriminator maps a value to a schema that does not exist.
    case invalidDiscriminator = "invalid-discriminator"
}

extension OpenAPIDiagnosticCode {
    /// What it stands for, as a sentence.
    public var meaning: String {
        switch self {
        case .syntax: "The text breaks the rules of JSON or YAML in a way that could be read past."
        case .duplicateKey: "A key stands twice in one object; the last one counts."
        case .unknownVersion: "The version is later than the ones that are known, and read as the latest of them."
        case .unreadableResource: "A reference leads to a document that was handed in but cannot be read."
        case .tooLarge: "Something is larger or more numerous than the limits allow, and the rest of it was left out."
        case .missingField: "A field that the specification requires is missing."
        case .wrongType: "A value is of another type than the specification wants."
        case .unknownField: "An object has a field that the specification does not know there."
        case .invalidValue: "A value is of the right type but none of those that the specification permits."
        case .conflictingFields: "Two fields stand side by side that exclude each other."
        case .unresolvedReference: "A reference leads to nothing in a document that is known."
        case .externalReference: "A reference leads to a document that was not handed in."
        case .cyclicReference: "References lead back to where they began without ever reaching an object."
        case .ignoredSiblings: "A keyword beside the `$ref` of a schema is ignored in this version."
        case .invalidPath:
            "A path does not begin with a slash, has braces unpaired or around more than a name, or holds a query."
        case .equivalentPaths:
            "Two paths differ in the names of their parameters only, so they match the same requests."
        case .duplicateOperationID: "Two operations have the same `operationId`."
        case .undeclaredPathParameter: "A path has a parameter in braces that the operation does not declare."
        case .unusedPathParameter: "A parameter in the path is declared that the path does not have."
        case .missingResponses: "An operation declares no response."
        case .invalidStatus: "A key of `responses` is no status, class of statuses or `default`."
        case .optionalPathParameter: "A path parameter is not marked as required."
        case .duplicateParameter: "A parameter is declared twice in one list."
        case .invalidLocation: "A parameter or key is said to travel where this version has no place for it."
        case .invalidStyle: "A style or collection format is not permitted at this place."
        case .missingSchema: "A parameter, header or body has nothing that describes its value."
        case .invalidMediaType: "A text that should be a media type is none."
        case .exampleAndExamples: "Both `example` and `examples` are given."
        case .unknownLinkTarget: "A link leads to an operation that does not exist."
        case .undeclaredServerVariable: "A server's URL has a variable that is not declared."
        case .unusedServerVariable: "A server declares a variable that its URL does not have."
        case .unknownSecurityScheme: "A security requirement names a scheme that is not declared."
        case .duplicateTag: "A tag is declared twice."
        case .invalidSchema: "A schema is neither an object nor a boolean, or names a type that does not exist."
        case .unknownDialect: "The default dialect of schemas is one that is not known."
        case .arrayWithoutItems: "An array has no `items`, which this version requires."
        case .misplacedNullable: "`nullable` stands where it has no effect."
        case .invalidDiscriminator: "A discriminator maps a value to a schema that does not exist."
        }
    }
}
