import AssayModel
import HTTPWire

@testable import AssayProbes

extension WireClient {
    /// A client that may contact 127.0.0.1 on one port.
    init(port: UInt16, limits: WireLimits = WireLimits()) {
        self.init(scope: ScopeGuard(allowed: [Endpoint(host: "127.0.0.1", port: port)]), limits: limits)
    }

    /// Sends a request to a port of 127.0.0.1 and returns the response, or why there is none.
    func outcome(
        _ port: UInt16,
        _ method: String = "GET",
        body: [UInt8]? = nil,
        within duration: Duration = .seconds(20)
    ) async -> Result<WireResponse, Unjudged> {
        let url = ServiceURL(scheme: .http, endpoint: Endpoint(host: "127.0.0.1", port: port))
        let request = HTTPRequest(method: method, target: "/", body: body)
        do throws(Unjudged) {
            return .success(try await send(request, to: url, within: duration))
        } catch {
            return .failure(error)
        }
    }
}

/// Plays a script to one client and returns what the client made of it, with the port in messages as `PORT`.
func outcome(
    of script: [ScriptedServer.Step],
    _ method: String = "GET",
    body: [UInt8]? = nil,
    limits: WireLimits = WireLimits(),
    within duration: Duration = .seconds(20)
) async throws -> Result<WireResponse, Unjudged> {
    let server = try ScriptedServer(script)
    let result = await WireClient(port: server.port, limits: limits)
        .outcome(server.port, method, body: body, within: duration)
    return result.mapError { error in
        Unjudged(error.reason, error.detail.split(separator: ":\(server.port)").joined(separator: ":PORT"))
    }
}
