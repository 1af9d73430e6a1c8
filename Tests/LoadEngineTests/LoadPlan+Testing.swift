import HTTPWire

@testable import LoadEngine

extension LoadPlan {
    /// Returns a small plan of GET requests with patience for a busy machine.
    static func small(
        _ address: SocketAddress,
        perSecond: Double = 200,
        seconds: Double = 0.5,
        method: String = "GET",
        body: [UInt8]? = nil
    ) throws -> LoadPlan {
        let message = HTTPRequest(method: method, target: "/", fields: ["Host": "loopback"], body: body)
        var plan = LoadPlan(
            address: address,
            requests: [try LoadRequest(message)],
            arrival: .constant(perSecond: perSecond),
            duration: .seconds(seconds)
        )
        plan.maxConnections = 16
        plan.drainTimeout = .seconds(30)
        return plan
    }
}
