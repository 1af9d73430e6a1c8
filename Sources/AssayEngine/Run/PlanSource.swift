import AssayBundle
import AssayExpressions
public import AssayModel
import AssayPlan
import Glibc

/// A plan's file with the folder that it stands in, which is the root of the audited tree.
public struct PlanSource: Sendable {
    /// The path as the user gave it.
    public let path: String
    /// The root of the tree as an absolute path.
    public let root: String
    /// The bytes of the file.
    public let bytes: [UInt8]
    /// The plan.
    public let plan: Plan

    /// The largest plan, in bytes.
    static let largest = 1 << 20

    /// Reads a plan.
    ///
    /// - Parameter path: The file.
    /// - Throws: ``EngineError`` where there is no plan, or where it has mistakes.
    public init(path: String) throws(EngineError) {
        self.path = path
        guard let absolute = unsafe realpath(path, nil) else {
            throw .noPlan(path: path, reason: "no such file")
        }
        let resolved = unsafe String(cString: absolute)
        unsafe free(absolute)
        root = resolved.lastIndex(of: "/").map { $0 == resolved.startIndex ? "/" : String(resolved[..<$0]) } ?? "."
        do {
            bytes = try DurableFile.read(resolved, limit: Self.largest)
        } catch {
            throw .noPlan(path: path, reason: "\(error)")
        }
        let (plan, diagnostics) = PlanReader.read(
            bytes,
            file: path,
            knowing: .ofThisVersion
        )
        guard let plan else { throw .planInvalid(PlanInvalid(diagnostics: diagnostics)) }
        self.plan = plan
    }
}
