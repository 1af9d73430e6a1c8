import JSON

/// What is needed to write and read the requests of one operation, worked out once.
struct RequestPlan {
    /// A parameter with the types that it may have.
    struct Parameter {
        /// The parameter as declared.
        var declared: OpenAPIParameter
        /// The types that its schema permits.
        var shape: ParameterShape
        /// The schema, be it its own or that of its document.
        var schema: OpenAPISchema?

        /// The location and the name, as errors and given values have it: `path.id`.
        var key: String {
            "\(declared.location.rawValue).\(declared.name)"
        }
    }

    /// A media type that the body may have.
    struct Content {
        /// The media type as declared.
        var declared: OpenAPIMediaType
        /// The media type or range; nil where it cannot be read.
        var type: MediaType?
        /// The description that the schema stands in.
        fileprivate var description: OpenAPIDescription

        /// The types that the schema permits, worked out anew each time: few bodies need them.
        var shape: ParameterShape {
            declared.schema.map { ParameterShape($0, in: description) } ?? ParameterShape()
        }

        /// The types that are needed to write and read a body of a media type: none where it says them itself.
        func shape(for type: MediaType) -> ParameterShape {
            type.isJSON || type.isJSONSequence ? ParameterShape() : shape
        }
    }

    /// The operation.
    let operation: OpenAPIOperation
    /// The path; nil where it cannot be used.
    let template: RequestPath?
    /// Why the path cannot be used.
    let templateFailure: String
    /// The parameters that a request holds; credentials and fields that belong to the body or the response are not
    /// among them.
    let parameters: [Parameter]
    /// The media types of the body.
    let contents: [Content]
    /// The names of the parameters in the query.
    let claimed: Set<String>

    /// Works out what is needed.
    init(_ operation: OpenAPIOperation, in description: OpenAPIDescription) {
        self.operation = operation
        do throws(RequestPath.Failure) {
            template = try RequestPath(operation.path)
            templateFailure = ""
        } catch {
            template = nil
            templateFailure = error.description
        }
        let variables = Set(template?.variables ?? [])
        parameters = operation.parameters
            .filter { parameter in
                !Self.isLeftOut(parameter, operation, description)
                    && (parameter.location != .path || variables.contains(parameter.name))
            }
            .map { parameter in
                let schema = parameter.schema ?? parameter.content?.schema
                return Parameter(
                    declared: parameter,
                    shape: schema.map { ParameterShape($0, in: description) } ?? ParameterShape(),
                    schema: schema
                )
            }
        contents = (operation.requestBody?.content ?? [])
            .map { content in
                Content(declared: content, type: MediaType(content.type), description: description)
            }
        claimed = Set(operation.parameters.filter { $0.location == .query }.map(\.name))
    }

    /// The specification has the first three ignored; the others belong to the connection.
    private static let foreignFields: Set<String> = [
        "accept", "content-type", "authorization", "host", "content-length", "transfer-encoding", "connection",
    ]

    /// Whether a parameter is no business of who makes the request, as are keys, which come with the credentials.
    private static func isLeftOut(
        _ parameter: OpenAPIParameter,
        _ operation: OpenAPIOperation,
        _ description: OpenAPIDescription
    ) -> Bool {
        if parameter.location == .header, foreignFields.contains(parameter.name.lowercased()) { return true }
        for scheme in operation.security.flatMap(\.schemes) {
            guard case .apiKey(let location, let name)? = description.securitySchemes[scheme.name]?.kind,
                location == parameter.location
            else { continue }
            let isSame =
                location == .header ? name.lowercased() == parameter.name.lowercased() : name == parameter.name
            if isSame { return true }
        }
        return false
    }
}
