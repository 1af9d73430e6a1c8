import FoundationEssentials

/// The documents, in memory, behind the journal.
actor DocumentStore {
    /// Why a document was not kept.
    enum Refusal: Error, Equatable {
        /// The account, or the service, has no room for more.
        case quotaExceeded
    }

    /// How many documents one account may keep.
    static let perAccount = 10_000
    /// How many bytes of text the service keeps.
    static let byteCapacity = 268_435_456

    private var documents: [String: Document] = [:]
    private var order: [String] = []
    private var orderByOwner: [String: [String]] = [:]
    private var ownedCount: [String: Int] = [:]
    private var byteCount = 0
    private var lastNumber = 0
    private let journal: Journal?
    private let sequential: Bool

    init(restoring entries: [JournalEntry], journal: Journal?, sequential: Bool) {
        self.journal = journal
        self.sequential = sequential
        for case .document(let document) in entries {
            documents[document.id] = document
            order.append(document.id)
            orderByOwner[document.owner, default: []].append(document.id)
            ownedCount[document.owner, default: 0] += 1
            byteCount += document.text.utf8.count
        }
        lastNumber = order.count
    }

    /// How many documents there are.
    var count: Int { documents.count }

    /// Keeps a text.
    func add(title: String, text: String, owner: String) async throws -> Document {
        let size = text.utf8.count
        guard ownedCount[owner, default: 0] < Self.perAccount, size <= Self.byteCapacity - byteCount
        else { throw Refusal.quotaExceeded }
        // Reserved before the first suspension, so that uploads at the same time cannot overrun the quota together.
        byteCount += size
        ownedCount[owner, default: 0] += 1
        lastNumber += 1
        let document = Document(
            id: sequential ? String(lastNumber) : Token.random(prefix: "doc_", bytes: 12),
            owner: owner,
            title: title,
            text: text,
            createdAt: Date.now.formatted(.iso8601)
        )
        do {
            try await journal?.append(.document(document))
        } catch {
            byteCount -= size
            ownedCount[owner, default: 1] -= 1
            throw error
        }
        insert(document)
        return document
    }

    private func insert(_ document: Document) {
        documents[document.id] = document
        order.append(document.id)
        orderByOwner[document.owner, default: []].append(document.id)
    }

    /// Returns the document `id`, whoever owns it.
    func document(id: String) -> Document? {
        documents[id]
    }

    /// Returns up to `limit` documents of `owner`, or of everybody when nil, that follow the document `after`.
    func documents(of owner: String?, after: String?, limit: Int) -> [Document] {
        let all = owner.map { orderByOwner[$0, default: []] } ?? order
        var start = all.startIndex
        if let after, let index = all.firstIndex(of: after) { start = index + 1 }
        return all[start...].prefix(limit).compactMap { documents[$0] }
    }
}
