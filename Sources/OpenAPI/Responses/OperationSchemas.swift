/// The references of the schemas that the operations and webhooks of a description use.
struct OperationSchemas {
    /// Those of what a client sends.
    private(set) var requests: Set<String> = []
    /// Those of what a service sends.
    private(set) var responses: Set<String> = []
    /// Those of the headers of responses that are written by a style.
    private(set) var headers: [String: OpenAPISchema] = [:]

    init(of description: OpenAPIDescription) {
        for operation in description.operations + description.webhooks {
            for parameter in operation.parameters {
                requests.formUnion(Self.references(parameter.schema, parameter.content))
            }
            for media in operation.requestBody?.content ?? [] {
                requests.formUnion(Self.references(nil, media))
            }
            for response in operation.responses {
                for media in response.content { responses.formUnion(Self.references(nil, media)) }
                for header in response.headers {
                    responses.formUnion(Self.references(header.schema, header.content))
                    if let schema = header.schema { headers[schema.reference] = schema }
                }
            }
        }
    }

    private static func references(_ schema: OpenAPISchema?, _ media: OpenAPIMediaType?) -> [String] {
        [schema, media?.schema, media?.itemSchema].compactMap { $0?.reference }
            + (media?.encoding.values.flatMap(\.headers).compactMap { $0.schema?.reference } ?? [])
    }
}
