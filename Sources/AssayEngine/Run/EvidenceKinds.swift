import AssayEvidence
import AssayModel
import JSON

/// The kinds of evidence, by the names under which they are kept.
enum EvidenceKinds {
    /// Every kind.
    static let all: [any Evidence.Type] = [
        APIDescription.self, AccessTrial.self, CrossOriginTrial.self, HealthAnswer.self, LoadRun.self,
        MalformedInputTrial.self,
        OperationExchange.self, PageExchange.self, PlanFacts.self, ProcessStart.self, RepositoryState.self,
        SignInTrial.self,
        SourceFile.self, StopTrial.self, TreeListing.self, UnknownRouteTrial.self,
    ]

    private static let byName = Dictionary(all.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })

    /// The type of a kind.
    static func type(of kind: String) -> (any Evidence.Type)? {
        byName[kind]
    }

    /// Reads evidence of a kind.
    static func evidence(of kind: String, from value: JSONValue) throws(Unjudged) -> any Evidence {
        guard let type = type(of: kind) else {
            throw Unjudged(.unparsable, "this version knows no evidence of kind \(kind)")
        }
        do {
            return try value.decoded(as: type)
        } catch {
            throw Unjudged(.unparsable, "the evidence of kind \(kind) has another shape than this version expects")
        }
    }
}
