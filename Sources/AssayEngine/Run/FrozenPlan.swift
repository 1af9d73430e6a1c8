import AssayBundle
import AssayEvidence
import AssayModel
import JSON

/// A plan with what the inventory settled: what all evidence of a run is bound to.
struct FrozenPlan: Codable, Sendable, Hashable {
    /// The version of Assay that froze it.
    var version: String
    /// What is audited.
    var subject: AuditedSubject
    /// The plan and what the inventory settled.
    var facts: PlanFacts

    /// The canonical bytes.
    func bytes() throws -> [UInt8] {
        try JSONValue(encoding: self).serialized(.canonical)
    }

    /// Reads the frozen plan of a run, and proves that it is the one that the journal names.
    static func read(from folder: RunFolder, digest: Digest) throws -> FrozenPlan {
        let bytes = try DurableFile.read(folder.plan, limit: 16 << 20)
        guard Digest(hashing: bytes) == digest else {
            throw BundleError.damagedFile(path: folder.plan, reason: "it is not the plan that was frozen")
        }
        return try JSONValue.parse(bytes).decoded(as: FrozenPlan.self)
    }
}
