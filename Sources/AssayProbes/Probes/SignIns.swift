public import AssayEvidence
public import AssayModel

/// Signs each identity in, and uses what was issued.
public struct SignIns: Probe {
    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Signs identities in" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The identities with a sign-in.
    public func roster(in context: ProbeContext) async -> Roster {
        let identities = context.plan.target?.identities ?? [:]
        let names = identities.keys.sorted()
            .filter { name in
                if case .login = identities[name] { true } else { false }
            }
        return names.isEmpty ? unfiled("the plan names no identity that signs in") : filed(names)
    }

    /// Signs one identity in and calls a protected operation as it.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> SignInTrial {
        guard let desk = context.desk else { throw Unjudged(.notRun, "the plan names no target") }
        let signIn = try await desk.signIn(subject)
        guard let exchange = signIn.exchange else { throw Unjudged(.probeFailed, "\(subject) does not sign in") }
        guard !signIn.fields.isEmpty else { return SignInTrial(signIn: exchange, issuedCredential: false) }
        let operations = try await AccessTrials.callable(in: context)
        guard var use = operations.first(where: { $0.name.isSafe && $0.madeUp.isEmpty })?.request else {
            return SignInTrial(signIn: exchange, issuedCredential: true)
        }
        use.fields = signIn.fields + use.fields
        return SignInTrial(signIn: exchange, issuedCredential: true, use: try await context.wire().exchange(use))
    }
}
