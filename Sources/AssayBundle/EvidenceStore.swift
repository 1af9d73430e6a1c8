public import AssayModel
import JSON

/// The evidence of a run: one file for each piece, named by its digest.
public struct EvidenceStore: Sendable {
    /// The folder.
    public let folder: String

    /// The largest piece of evidence, in bytes.
    public static let largestPiece = 64 << 20

    /// Opens a store, and makes its folder where it is missing.
    public init(folder: String) throws(BundleError) {
        self.folder = folder
        try DurableFile.makeFolder(folder)
    }

    /// Opens a store that exists.
    public init(existing folder: String) {
        self.folder = folder
    }

    /// Writes a piece and returns its digest.
    ///
    /// The same piece twice is one file.
    public func keep(_ envelope: EvidenceEnvelope) throws -> Digest {
        let bytes = try JSONValue(encoding: envelope).serialized(.canonical)
        let digest = Digest(hashing: bytes)
        let path = path(of: digest)
        if !DurableFile.exists(path) {
            try DurableFile.write(bytes, to: path)
        }
        return digest
    }

    /// Reads a piece and proves it: its bytes have the digest, and it is about the subject and plan.
    ///
    /// - Parameters:
    ///   - digest: The address.
    ///   - kind: The kind that it must be of.
    ///   - subject: The subject that it must be about.
    ///   - audited: What it must have been gathered from.
    ///   - plan: The plan under which it must have been gathered.
    /// - Returns: The envelope.
    /// - Throws: ``AssayModel/Unjudged`` where it is missing, tampered, unparsable or about something else.
    public func prove(
        _ digest: Digest,
        kind: String,
        subject: String,
        audited: AuditedSubject,
        plan: Digest
    ) throws(Unjudged) -> EvidenceEnvelope {
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(path(of: digest), limit: Self.largestPiece)
        } catch {
            throw Unjudged(.notRun, "the evidence \(digest.short) is gone: \(error)")
        }
        guard Digest(hashing: bytes) == digest else {
            throw Unjudged(.tampered, "the evidence \(digest.short) was changed after it was gathered")
        }
        let envelope: EvidenceEnvelope
        do {
            envelope = try JSONParser().parse(bytes).decoded(as: EvidenceEnvelope.self)
        } catch {
            throw Unjudged(.unparsable, "the evidence \(digest.short) cannot be read: \(error)")
        }
        guard envelope.kind == kind, envelope.subject == subject else {
            throw Unjudged(.wrongSubject, "the evidence \(digest.short) is about \(envelope.kind) \(envelope.subject)")
        }
        guard envelope.plan == plan else {
            throw Unjudged(.wrongSubject, "the evidence \(digest.short) was gathered under another plan")
        }
        guard envelope.audited == audited else {
            throw Unjudged(.wrongSubject, "the evidence \(digest.short) is about \(envelope.audited.label)")
        }
        return envelope
    }

    /// The file of a piece.
    public func path(of digest: Digest) -> String {
        "\(folder)/\(digest.hexadecimal).json"
    }
}
