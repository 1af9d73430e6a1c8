import AssayEvidence
import AssayModel

/// A request that ought to be refused, held against the same request with an identity's credentials.
struct AccessComparison {
    /// The request that ought to be refused.
    var attempt: HTTPExchange
    /// The trial that it belongs to.
    var trial: AccessTrial
    /// How messages call what the attempt was sent with, such as `without credentials`.
    var manner: String

    /// The finding, where the attempt got through; nil where it was refused because of its credentials.
    ///
    /// A 401 needs no comparison unless there is one: it can have no other reason. Any other refusal counts only where
    /// the same request got through with an identity's credentials.
    func breach(anchor: String) throws(Unjudged) -> Finding? {
        let status = attempt.response.status
        guard !["OPTIONS", "TRACE"].contains(attempt.request.method) else {
            throw Unjudged(.inconclusive, "an answer to \(attempt.request.method) is no access")
        }
        switch AccessAnswer(attempt) {
        case .granted:
            try requireOwnAnswer()
            try requireComparableContent()
            return finding(anchor)
        case .void:
            guard let control = trial.authorised, AccessAnswer(control) == .void else {
                throw Unjudged(
                    .inconclusive,
                    "\(manner) the answer is \(status) with nothing in it: it may be filtered or refused"
                )
            }
            return finding(anchor)
        case .limited:
            throw Unjudged(.inconclusive, "\(manner) the service answered \(status): it limits requests")
        case .broken:
            throw Unjudged(.inconclusive, "\(manner) the service answered \(status): neither access nor a refusal")
        case .refused:
            if let gap = trial.controlGap { throw Unjudged(.controlFailed, gap.detail) }
            guard let control = trial.authorised else { return nil }
            let answer = AccessAnswer(control)
            guard answer.isThrough || answer == .turnedAway else { throw controlFailure(control) }
            return nil
        case .turnedAway:
            if let gap = trial.controlGap { throw Unjudged(.controlFailed, gap.detail) }
            guard let control = trial.authorised else {
                throw Unjudged(
                    .controlFailed,
                    "\(manner) the answer is \(status), and no identity shows what the answer is otherwise"
                )
            }
            guard AccessAnswer(control).isThrough else { throw controlFailure(control) }
            return nil
        }
    }

    /// An answer that a route gets which does not exist is a fallback, and no access.
    private func requireOwnAnswer() throws(Unjudged) {
        guard let elsewhere = trial.elsewhere?.response, elsewhere.status == attempt.response.status,
            elsewhere.body == attempt.response.body
        else { return }
        throw Unjudged(.controlFailed, "it is answered like a route that does not exist, so it may not exist itself")
    }

    /// A page in place of an identity's JSON is a front end's fallback, neither the content nor a refusal.
    private func requireComparableContent() throws(Unjudged) {
        guard let control = trial.authorised, AccessAnswer(control) == .granted else { return }
        guard attempt.response.isHTML, control.response.isJSON, !control.response.isHTML else { return }
        throw Unjudged(.inconclusive, "\(manner) the answer is a page, with credentials it is JSON")
    }

    private func controlFailure(_ control: HTTPExchange) -> Unjudged {
        Unjudged(
            .controlFailed,
            "the credentials of \(identity) were answered \(control.response.status), so that a refusal proves nothing"
        )
    }

    private func finding(_ anchor: String) -> Finding {
        let body = attempt.response.body
        let isSame =
            trial.authorised.map { $0.response.isSuccess && !body.isEmpty && $0.response.body == body } ?? false
        let comparison = isSame ? ", with the same content as for \(identity)" : ""
        return Finding(
            "answers \(attempt.response.status) \(manner)\(comparison)",
            anchor: anchor,
            request: attempt.reference
        )
    }

    private var identity: Excerpt {
        Excerpt(trial.identity ?? "the identity", limit: 40)
    }
}

extension HTTPExchange.Request {
    /// The names of fields that carry credentials.
    static let credentialFields: Set<String> = ["authorization", "cookie", "x-api-key", "api-key", "x-auth-token"]

    /// Whether a field that carries credentials was sent.
    var carriesCredentials: Bool {
        fields.contains { Self.credentialFields.contains($0.name.lowercased()) }
    }
}
