import AssayEvidence
import AssayModel
import JSON
import OpenAPI

/// An operation as the probes call it.
struct CallableOperation: Sendable {
    /// The method and the path template below the target's URL.
    var name: OperationName
    /// The operation as described; nil where the plan alone names it.
    var described: OpenAPIOperation?
    /// The index of that operation in the description.
    var index: Int?
    /// A valid request without credentials; nil where none can be made.
    var request: Exchanger.Request?
    /// Why no request can be made.
    var obstacle: String?
    /// The values of the request's parameters by location and name (`path.id`).
    var parameters: [String: JSONValue] = [:]
    /// The value of the request's body.
    var bodyValue: JSONValue?
    /// The parameters of the path whose value is made up: what they name need not exist.
    var madeUp: [String] = []
    /// Whether it needs credentials.
    var isProtected: Bool

    /// The path and query to call; nil where none can be made.
    var path: String? {
        request?.path
    }

    /// The declared statuses.
    var statuses: [String] {
        described?.responses.map(\.status.description) ?? []
    }

    /// Whether it takes a JSON body.
    var takesJSON: Bool {
        described?.requestBody?.content
            .contains { media in
                let type = media.type.lowercased().prefix { $0 != ";" }
                return type.hasPrefix("application/json") || type.hasSuffix("+json")
            } ?? false
    }

    /// Whether calling it looks as if it ended the service or a session, in the order of the calls.
    func endsSomething(in order: OpenAPICallOrder?) -> Bool {
        guard let index, let effect = order?.effect(of: index) else { return false }
        return [.ends, .signsOut].contains(effect)
    }

    /// Whether the request holds a JSON body.
    var isJSONBody: Bool {
        let type = request?.fields.first { $0.name.lowercased() == "content-type" }?.value.lowercased() ?? ""
        return type.hasPrefix("application/json") || type.prefix { $0 != ";" }.hasSuffix("+json")
    }

    /// The fields of the request other than its media type.
    var fields: [Exchanger.Field] {
        request?.fields.filter { $0.name.lowercased() != "content-type" } ?? []
    }

    /// The operations of a plan: those that the description names, then those that the plan alone protects.
    static func all(of plan: Plan, _ caller: OperationCaller?) -> [CallableOperation] {
        var operations = caller?.all() ?? []
        for name in plan.functionality.protected {
            if let index = operations.firstIndex(where: { $0.name == name }) {
                operations[index].isProtected = true
                continue
            }
            operations.append(
                CallableOperation(
                    name: name,
                    request: name.isTemplate
                        ? nil : Exchanger.Request(method: name.method, path: name.path, operation: name.path),
                    obstacle: name.isTemplate ? "no description says what its path may hold" : nil,
                    isProtected: true
                )
            )
        }
        return operations
    }
}

/// Makes requests for the operations of a description.
struct OperationCaller: Sendable {
    private let api: DescribedAPI
    private let builder: OpenAPIRequestBuilder
    private let minimalBuilder: OpenAPIRequestBuilder
    private let target: Plan.Target?

    init(_ api: DescribedAPI, seed: UInt64, target: Plan.Target?) {
        self.api = api
        self.target = target
        builder = OpenAPIRequestBuilder(judge: api.judge, seed: seed)
        minimalBuilder = OpenAPIRequestBuilder(judge: api.judge, seed: seed, completeness: .minimal)
    }

    /// All operations in the order of the description, with nothing known of what is there.
    func all() -> [CallableOperation] {
        api.description.operations.indices.map { operation(at: $0, given: OpenAPIValuePool()) }
    }

    /// An operation with a valid request for it.
    ///
    /// - Parameters:
    ///   - index: Its index in the description.
    ///   - pool: What is known of the things behind the API; values that do not fit are left out.
    ///   - isMinimal: Whether the body holds only what is required.
    /// - Returns: The operation; without a request where none can be made.
    func operation(
        at index: Int,
        given pool: OpenAPIValuePool,
        isMinimal: Bool = false
    ) -> CallableOperation {
        let described = api.description.operations[index]
        // A base URL with a path stands for the server's own.
        let prefix = (target?.url.basePath ?? "").isEmpty ? described.servers.first?.basePath ?? "" : ""
        var operation = CallableOperation(
            name: OperationName(method: described.method, path: prefix + described.path),
            described: described,
            index: index,
            isProtected: described.isProtected
        )
        let builder = isMinimal ? minimalBuilder : builder
        do throws(OpenAPIRequestError) {
            let built = try request(for: described, pool, index, builder)
            operation.request = Exchanger.Request(
                method: built.message.method,
                path: prefix + built.message.target,
                fields: built.message.fields.map { Exchanger.Field(name: $0.name, value: $0.value) },
                body: built.message.body.map { String(decoding: $0, as: UTF8.self) },
                operation: operation.name.path
            )
            operation.parameters = built.parameters
            operation.bodyValue = built.body
            operation.madeUp = built.madeUp.filter { $0.hasPrefix("path.") }.map { String($0.dropFirst(5)) }
        } catch {
            operation.obstacle = "no valid request can be made: \(error)"
        }
        return operation
    }

    /// The request with what is known put in as far as the description allows it.
    private func request(
        for operation: OpenAPIOperation,
        _ pool: OpenAPIValuePool,
        _ index: Int,
        _ builder: OpenAPIRequestBuilder
    ) throws(OpenAPIRequestError) -> OpenAPIRequestBuilder.BuiltRequest {
        var given = pool.values(for: operation, at: index)
        var built: OpenAPIRequestBuilder.BuiltRequest
        do throws(OpenAPIRequestError) {
            built = try builder.request(for: operation, given: given)
        } catch {
            guard !given.isEmpty else { throw error }
            given = [:]
            built = try builder.request(for: operation)
        }
        guard let body = built.body else { return built }
        let informed = pool.informed(body, for: operation)
        guard informed != body else { return built }
        given["body"] = informed
        return (try? builder.request(for: operation, given: given)) ?? built
    }
}
