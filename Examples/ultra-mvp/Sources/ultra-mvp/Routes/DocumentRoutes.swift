import HTTPTypes
import Hummingbird

/// Upload and reading of documents.
struct DocumentRoutes: Sendable {
    private struct Summary: Encodable {
        let id: String
        let title: String
        let bytes: Int
        let created_at: String
        /// Shown by the list that forgot to ask who is calling.
        var owner: String?

        init(_ document: Document) {
            id = document.id
            title = document.title
            bytes = document.text.utf8.count
            created_at = document.createdAt
        }
    }

    private struct Full: Encodable {
        let id: String
        let title: String
        let text: String
        let bytes: Int
        let created_at: String
    }

    private struct Page: Encodable {
        let documents: [Summary]
        /// Where the next page starts; left out on the last one.
        let next: String?
    }

    let services: ServiceContext

    /// Adds the routes.
    func add(to router: Router<AppRequestContext>) {
        router.get("/api/documents") { request, _ in try await list(request) }
        router.post("/api/documents") { request, _ in try await upload(request) }
        router.get("/api/documents/{id}") { request, context in try await read(request, context) }
    }

    private func list(_ request: Request) async throws -> Response {
        if services.settings.has(.documentListOpen) {
            let all = await services.documents.documents(of: nil, after: nil, limit: .max)
            let summaries = all.map { document in
                var summary = Summary(document)
                summary.owner = document.owner
                return summary
            }
            return try .json(Page(documents: summaries, next: nil))
        }
        let identity = try await services.guardian.identity(of: request)
        let query = request.uri.queryParameters
        var limit = 50
        if let text = query["limit"] {
            guard let value = Int(text), (1...100).contains(value) else {
                throw Problem.invalid("limit must be an integer from 1 to 100.")
            }
            limit = value
        }
        let after = query["after"].map(String.init)
        if let after, await services.documents.document(id: after)?.owner != identity.subject {
            throw Problem.invalid("after is none of your documents.")
        }
        let found = await services.documents.documents(of: identity.subject, after: after, limit: limit + 1)
        let page = found.prefix(limit)
        return try .json(
            Page(documents: page.map(Summary.init), next: found.count > limit ? page.last?.id : nil)
        )
    }

    private func upload(_ request: Request) async throws -> Response {
        let settings = services.settings
        let identity = try await services.guardian.identity(of: request)
        if !settings.has(.unlimitedUpload) { try request.requireMediaType("text/plain") }
        let title = request.uri.queryParameters["title"].map(String.init) ?? "Untitled"
        let bytes = try await request.bytes(
            upTo: settings.has(.unlimitedUpload) ? Request.carelessLimit : settings.maxUploadBytes
        )
        if !settings.has(.unlimitedUpload) {
            guard (1...120).contains(title.unicodeScalars.count) else {
                throw Problem.invalid("title must have 1 to 120 characters.")
            }
            guard !bytes.isEmpty else { throw Problem.invalid("the document is empty.") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem(status: .badRequest, code: "malformed_text", detail: "The document is not UTF-8 text.")
        }
        do {
            let document = try await services.documents.add(title: title, text: text, owner: identity.subject)
            var response = try Response.json(Summary(document), status: .created)
            response.headers[.location] = "/api/documents/\(document.id)"
            return response
        } catch DocumentStore.Refusal.quotaExceeded {
            throw Problem(status: .conflict, code: "quota_exceeded", detail: "There is no room for more documents.")
        }
    }

    private func read(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let identity = try await services.guardian.identity(of: request)
        let id = context.parameters.get("id") ?? ""
        let document = await services.documents.document(id: id)
        // Somebody else's document is answered as a missing one: that it exists is nobody's business either.
        guard let document, document.owner == identity.subject || services.settings.has(.documentOwnerUnchecked) else {
            throw Problem(status: .notFound, code: "not_found", detail: "You have no such document.")
        }
        return try .json(
            Full(
                id: document.id,
                title: document.title,
                text: document.text,
                bytes: document.text.utf8.count,
                created_at: document.createdAt
            )
        )
    }
}
