import AssayEvidence
import AssayModel
import Testing

@testable import AssayProbes

@Suite("Calling the described operations")
struct OperationExchangesTests {
    private static let description = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        paths:
          /orders/{id}:
            parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
            delete: {responses: {'204': {description: gone}}}
            put: {responses: {'204': {description: changed}}}
            get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}}
            trace: {responses: {'200': {description: ok}}}
          /orders:
            post:
              responses:
                '201':
                  description: made
                  content: {application/json: {schema: {type: object, properties: {id: {type: integer}}}}}
            get: {responses: {'200': {description: ok}}}
          /admin/shutdown: {post: {responses: {'202': {description: ends}}}}
          /broken: {get: {parameters: [{name: q, in: query, required: true, schema: false}], responses: {'200': {description: ok}}}}

        """

    private func context(
        _ tree: TestTree,
        port: UInt16 = 9,
        isDisposable: Bool = true,
        hasStart: Bool = false,
        headers: [(name: String, value: String)] = [],
        budget: RequestBudget = RequestBudget()
    ) throws -> ProbeContext {
        let url = try #require(ServiceURL("http://127.0.0.1:\(port)"))
        let ready = OperationName(method: "GET", path: "/orders")
        let start = hasStart ? Plan.Start(run: ["x"], ready: ready) : nil
        let plan = Plan(
            service: .init(name: "s"),
            target: Plan.Target(url: url, isDisposable: isDisposable, start: start)
        )
        return ProbeContext(
            plan: plan,
            facts: PlanFacts(plan: plan, apiDescription: "openapi.yaml"),
            listing: TreeListing(files: []),
            root: tree.root,
            guardCommand: [],
            fingerprint: { _ in "" },
            headers: headers,
            budget: budget
        )
    }

    /// Lives as long as the test, since the tree goes with its last reference.
    private let tree: TestTree

    init() throws {
        tree = try TestTree(["openapi.yaml": Self.description])
    }

    private func server(_ body: String = "{\"id\": 4711}", status: String = "200 OK") throws -> ScriptedServer {
        let head = "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nConnection: close\r\n"
        return try ScriptedServer([.readHead, .send("\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")])
    }

    private func requests(_ server: ScriptedServer) -> [String] {
        server.received.compactMap { $0.split(separator: "\r\n").first.map(String.init) }
    }

    @Test("what is made is read, then changed, then deleted, and what ends the service comes last")
    func order() async throws {
        let roster = await OperationExchanges().roster(in: try context(tree))
        #expect(
            roster.subjects == [
                "POST /orders", "GET /orders", "GET /broken", "GET /orders/{id}", "PUT /orders/{id}",
                "DELETE /orders/{id}", "POST /admin/shutdown",
            ]
        )
        #expect(roster.isComplete)
    }

    @Test("where the target is not disposable nothing that writes is on the roster")
    func careful() async throws {
        let roster = await OperationExchanges().roster(in: try context(tree, isDisposable: false))
        #expect(roster.subjects == ["GET /orders", "GET /broken", "GET /orders/{id}"])
    }

    @Test("what looks as if it ended the service is called only where Assay can start it again")
    func ends() async throws {
        let server = try server()
        let error = await #expect(throws: Unjudged.self) {
            try await OperationExchanges()
                .observe("POST /admin/shutdown", in: try self.context(self.tree, port: server.port))
        }
        #expect(error?.reason == .notAllowed && server.connectionCount == 0)
        let answer = try await OperationExchanges()
            .observe("POST /admin/shutdown", in: try context(tree, port: server.port, hasStart: true))
        #expect(answer.described?.description == "POST /admin/shutdown" && server.connectionCount == 1)
    }

    @Test("an id that an answer told is used where later paths need one")
    func learns() async throws {
        let server = try server()
        let context = try context(tree, port: server.port)
        let before = try await OperationExchanges().observe("GET /orders/{id}", in: context)
        #expect(before.madeUp == ["id"])
        _ = try await OperationExchanges().observe("POST /orders", in: context)
        let after = try await OperationExchanges().observe("GET /orders/{id}", in: context)
        #expect(after.madeUp == [] && after.exchange.request.target == "/orders/4711")
        #expect(after.exchange.operation == "/orders/{id}" && after.declaredStatuses == ["200"])
        #expect(requests(server).last == "GET /orders/4711 HTTP/1.1")
    }

    @Test("an id from an answer that failed is not learned")
    func failedAnswer() async throws {
        let server = try server(status: "500 Oops")
        let context = try context(tree, port: server.port)
        _ = try await OperationExchanges().observe("POST /orders", in: context)
        let after = try await OperationExchanges().observe("GET /orders/{id}", in: context)
        #expect(after.madeUp == ["id"] && after.exchange.request.target != "/orders/4711")
    }

    @Test("an operation for which no request can be made is on the roster, with the obstacle as its gap")
    func obstacle() async throws {
        let server = try server()
        let context = try context(tree, port: server.port)
        let operations = try await context.operations()
        let broken = try #require(operations.first { $0.name.path == "/broken" })
        #expect(broken.request == nil && broken.path == nil && broken.obstacle?.contains("no valid request") == true)
        let error = await #expect(throws: Unjudged.self) {
            try await OperationExchanges().observe("GET /broken", in: context)
        }
        #expect(error?.reason == .notRun && error?.detail == broken.obstacle && server.connectionCount == 0)
    }

    @Test("requests beyond the budget are gaps and are not sent")
    func budget() async throws {
        let server = try server()
        let context = try context(tree, port: server.port, budget: RequestBudget(most: 1))
        _ = try await OperationExchanges().observe("GET /orders", in: context)
        let error = await #expect(throws: Unjudged.self) {
            try await OperationExchanges().observe("GET /orders/{id}", in: context)
        }
        #expect(error?.reason == .notAllowed && server.connectionCount == 1)
    }

    @Test("fields for every request stand beside those of a request and override none, in whatever case")
    func commonFields() async throws {
        let server = try server()
        let context = try context(
            tree,
            port: server.port,
            headers: [("X-Key", "common"), ("accept", "text/csv"), ("X-Other", "more")]
        )
        let request = Exchanger.Request(path: "/orders", fields: [.init(name: "x-key", value: "own")])
        let exchange = try await context.wire().exchange(request)
        let received = try #require(server.received.first).lowercased()
        #expect(received.contains("x-key: own\r\n") && !received.contains("common"))
        #expect(received.contains("x-other: more\r\n"))
        #expect(received.contains("accept: text/csv\r\n") && !received.contains("accept: application/json"))
        #expect(exchange.request.fields.map(\.name) == ["x-key", "accept", "X-Other"])
    }

    @Test("a secret of a field for every request is sent and never kept")
    func secretField() async throws {
        let server = try server(#"{"seen": "Zq8vT2mX1wK9pL4"}"#)
        let context = try context(tree, port: server.port, headers: [("Authorization", "Bearer $ASSAY_NO_SUCH_NAME")])
        let exchange = try await context.wire().exchange(Exchanger.Request(path: "/orders"))
        #expect(exchange.request.fields.first?.value == "Bearer $ASSAY_NO_SUCH_NAME")
    }

    @Test("a subject that nothing describes is a gap")
    func unknown() async throws {
        let context = try context(tree)
        let error = await #expect(throws: Unjudged.self) {
            try await OperationExchanges().observe("GET /nothing", in: context)
        }
        #expect(error?.reason == .probeFailed)
    }
}
