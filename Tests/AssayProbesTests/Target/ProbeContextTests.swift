import AssayEvidence
import AssayModel
import Testing

@testable import AssayProbes

@Suite("What probes work with")
struct ProbeContextTests {
    private func context(
        _ tree: TestTree,
        url: String = "http://127.0.0.1:9",
        description: String? = "openapi.yaml",
        protected: [String] = [],
        isDisposable: Bool = true,
        environmentFile: String? = nil
    ) throws -> ProbeContext {
        let url = try #require(ServiceURL(url))
        let start = environmentFile.map { file in
            Plan.Start(run: ["x"], environmentFile: file, ready: OperationName(method: "GET", path: "/"))
        }
        let plan = Plan(
            service: .init(name: "s"),
            target: Plan.Target(url: url, isDisposable: isDisposable, start: start),
            functionality: .init(protected: protected.compactMap { OperationName($0) })
        )
        return ProbeContext(
            plan: plan,
            facts: PlanFacts(plan: plan, apiDescription: description),
            listing: try TreeScan(root: tree.root).listing(),
            root: tree.root,
            guardCommand: [],
            fingerprint: { _ in "" }
        )
    }

    private static let description = """
        openapi: 3.0.0
        servers: [{url: /v1}]
        paths:
          /open: {get: {}}
          /secret: {get: {security: [{k: []}]}, post: {security: [{k: []}], requestBody: {content: {application/json: {}}}}}
          /orders/{id}: {get: {}}
        """

    @Test("operations go below the description's base path, unless the target's URL has one")
    func placesOperations() async throws {
        let tree = try TestTree(["openapi.yaml": Self.description])
        let names = try await context(tree).operations().map(\.name.description)
        #expect(names == ["GET /v1/open", "GET /v1/secret", "POST /v1/secret", "GET /v1/orders/{id}"])
        let below = try await context(tree, url: "http://127.0.0.1:9/api").operations()
        #expect(below.map(\.path) == ["/open", "/secret", "/secret", "/orders/1"])
    }

    @Test("what the plan protects is protected, described or not")
    func mergesProtection() async throws {
        let tree = try TestTree(["openapi.yaml": Self.description])
        let context = try context(tree, protected: ["GET /v1/open", "DELETE /admin", "GET /users/{id}"])
        let operations = try await context.operations().filter(\.isProtected)
        #expect(
            operations.map(\.name.description)
                == ["GET /v1/open", "GET /v1/secret", "POST /v1/secret", "DELETE /admin", "GET /users/{id}"]
        )
        #expect(operations.last?.path == nil)
        #expect(
            try await self.context(tree, description: nil, protected: ["GET /a"]).operations().map(\.path) == ["/a"]
        )
    }

    @Test("what cannot be called as protected is told, and nothing is deleted or written without leave")
    func tellsWhatIsLeftOut() async throws {
        let tree = try TestTree(["openapi.yaml": Self.description])
        let whole = await AccessTrials().roster(in: try context(tree))
        #expect(whole.subjects == ["GET /v1/secret", "POST /v1/secret"] && whole.isComplete)
        let careful = await AccessTrials().roster(in: try context(tree, isDisposable: false))
        #expect(careful.subjects == ["GET /v1/secret"] && careful.shortfall?.reason == .notAllowed)
        let deleting = await AccessTrials().roster(in: try context(tree, protected: ["DELETE /admin"]))
        #expect(!deleting.subjects.contains("DELETE /admin") && !deleting.isComplete)
        let writing = await MalformedInputTrials().roster(in: try context(tree, isDisposable: false))
        #expect(writing.subjects.isEmpty && writing.shortfall?.reason == .notAllowed)
    }

    @Test("operations beyond those that are read leave every roster incomplete")
    func tellsUnreadOperations() async throws {
        let many = (0..<DescribedAPI.mostOperations).map { "  /p\($0): {put: {}}\n" }.joined()
        let tree = try TestTree([
            "openapi.yaml": "openapi: 3.0.0\npaths:\n\(many)  /last: {get: {security: [{k: []}]}}\n"
        ])
        let context = try context(tree)
        let rosters = [
            await OperationExchanges().roster(in: context), await AccessTrials().roster(in: context),
            await MalformedInputTrials().roster(in: context),
        ]
        #expect(rosters.map(\.shortfall?.reason) == [.tooLarge, .tooLarge, .tooLarge])
    }

    @Test("the description of the tree is read once, so that all probes see the same")
    func readsOnce() async throws {
        let tree = try TestTree(["openapi.yaml": Self.description])
        let context = try context(tree)
        let first = try await context.operations()
        try tree.write("openapi: 3.0.0\npaths: {}\n", to: "openapi.yaml")
        #expect(try await context.operations().map(\.name) == first.map(\.name) && first.count == 4)
    }

    @Test("a description that cannot be read leaves rosters incomplete, never empty and whole")
    func tellsBrokenDescriptions() async throws {
        let tree = try TestTree(["openapi.yaml": "openapi: ["])
        let gone = try TestTree()
        for (context, reason) in [(try context(tree), Unjudged.Reason.unparsable), (try context(gone), .probeFailed)] {
            for roster in [
                await OperationExchanges().roster(in: context), await AccessTrials().roster(in: context),
                await MalformedInputTrials().roster(in: context),
            ] {
                #expect(roster.subjects.isEmpty && roster.shortfall?.reason == reason)
            }
        }
    }

    @Test("before a start with settings that point elsewhere the user is warned")
    func warns() throws {
        let tree = try TestTree([
            "prod.env": "DB=postgres://u:secret-pw@db.internal/x\n", "local.env": "DB=postgres://localhost/x\n",
        ])
        let cautions = try context(tree, environmentFile: "prod.env").cautions()
        #expect(cautions.count == 1 && cautions.first?.contains("DB → db.internal") == true)
        #expect(cautions.first?.contains("secret-pw") == false)
        #expect(try context(tree, environmentFile: "local.env").cautions().isEmpty)
        #expect(try context(tree).cautions().isEmpty)
    }
}
