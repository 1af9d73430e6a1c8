import AssayConfiguration
public import AssayEvidence
public import AssayModel

/// Reads the API description from the target, where the plan says that it is there.
public struct ServedDescriptions: Probe {
    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Reads the API description from the target" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The place that the plan names, unless that is a file of the tree.
    public func roster(in context: ProbeContext) async -> Roster {
        guard context.plan.target != nil, let place = context.plan.functionality.openAPI, place.hasPrefix("/") else {
            return filed([])
        }
        return filed(["GET \(place)"])
    }

    /// Reads the description.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> ServedDescription {
        guard let name = OperationName(subject) else { throw Unjudged(.probeFailed, "\(subject) is no operation") }
        let answer = try await context.wire().answer(to: Exchanger.Request(path: name.path))
        let response = answer.exchange.response
        guard response.isSuccess else {
            throw Unjudged(.controlFailed, "\(subject) was answered with status \(response.status)")
        }
        guard answer.rawBody.count == response.bodySize else {
            throw Unjudged(.tooLarge, "the description at \(name.path) is larger than \(answer.rawBody.count) bytes")
        }
        let isJSON = answer.rawBody.first { $0 > 0x20 } == UInt8(ascii: "{")
        let masked = context.redactor.file(answer.rawBody, as: isJSON ? .json : .yaml)
        return ServedDescription(path: name.path, text: String(validating: masked.bytes, as: UTF8.self))
    }
}
