import AssayBundle
import AssayModel
import Glibc
import JSON
import Testing

@Suite("The store of evidence")
struct EvidenceStoreTests {
    private let folder: TemporaryFolder
    private let store: EvidenceStore

    init() throws {
        folder = try TemporaryFolder()
        store = try EvidenceStore(folder: folder("evidence"))
    }

    private func reason(
        _ digest: Digest,
        kind: String = "note",
        subject: String = "s",
        audited: AuditedSubject = Samples.subject,
        plan: Digest = Samples.plan
    ) -> Unjudged.Reason? {
        do throws(Unjudged) {
            _ = try store.prove(digest, kind: kind, subject: subject, audited: audited, plan: plan)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("what was kept is proven, under the digest of its bytes, and twice the same is one file")
    func keeps() throws {
        let envelope = Samples.envelope(value: ["é": [1, 2.50, nil, true, "\u{0}\u{2028}"]])
        let digest = try store.keep(envelope)
        #expect(try store.keep(envelope) == digest)
        #expect(DurableFile.names(in: store.folder) == ["\(digest.hexadecimal).json"])
        #expect(Digest(hashing: try DurableFile.read(store.path(of: digest), limit: 1 << 20)) == digest)
        let proven = try store.prove(digest, kind: "note", subject: "s", audited: Samples.subject, plan: Samples.plan)
        #expect(proven == envelope)
    }

    @Test("one changed byte, wherever it is, is tampering")
    func tellsTampering() throws {
        let digest = try store.keep(Samples.envelope())
        let bytes = try DurableFile.read(store.path(of: digest), limit: 1 << 20)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            try DurableFile.write(changed, to: store.path(of: digest))
            #expect(reason(digest) == .tampered)
        }
        try DurableFile.write(bytes + [10], to: store.path(of: digest))
        #expect(reason(digest) == .tampered)
        try DurableFile.write([], to: store.path(of: digest))
        #expect(reason(digest) == .tampered)
        try DurableFile.write(bytes, to: store.path(of: digest))
        #expect(reason(digest) == nil)
    }

    @Test("evidence under another's name is tampering, whatever it says")
    func tellsSwaps() throws {
        let one = try store.keep(Samples.envelope(value: 1))
        let two = try store.keep(Samples.envelope(value: 2))
        try DurableFile.write(try DurableFile.read(store.path(of: two), limit: 1 << 20), to: store.path(of: one))
        #expect(reason(one) == .tampered && reason(two) == nil)
    }

    @Test("missing evidence, and a folder or a pipe in its place, was not gathered")
    func tellsGaps() throws {
        let digest = Digest(hashing: "never")
        #expect(reason(digest) == .notRun)
        try DurableFile.makeFolder(store.path(of: digest))
        #expect(reason(digest) == .notRun)
        unsafe rmdir(store.path(of: digest))
        try #require(unsafe mkfifo(store.path(of: digest), 0o600) == 0)
        #expect(reason(digest) == .notRun)
    }

    @Test("evidence of another kind, subject, plan or tree does not count")
    func tellsStrangers() throws {
        let digest = try store.keep(Samples.envelope())
        var modified = Samples.subject
        modified.isModified = true
        let other = AuditedSubject(commit: "abc", isModified: false, tree: Digest(hashing: "other tree"))
        #expect(reason(digest, kind: "stamp") == .wrongSubject)
        #expect(reason(digest, subject: "t") == .wrongSubject)
        #expect(reason(digest, plan: Digest(hashing: "other plan")) == .wrongSubject)
        #expect(reason(digest, audited: modified) == .wrongSubject)
        #expect(reason(digest, audited: other) == .wrongSubject)
    }

    @Test(
        "a file with the right digest that is no envelope is unparsable",
        arguments: [
            "", "{", "[]", "{}", "null", "{\"kind\":\"note\"}", String(repeating: "[", count: 100_000), "\u{0}",
        ]
    )
    func tellsOtherShapes(text: String) throws {
        let digest = Digest(hashing: text)
        try DurableFile.write(Array(text.utf8), to: store.path(of: digest))
        #expect(reason(digest) == .unparsable)
    }
}
