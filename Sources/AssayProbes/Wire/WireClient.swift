public import AssayModel
import Dispatch
public import HTTPWire
import LoadEngine

/// An HTTP/1.1 client for probes: one connection per exchange, no redirect followed, nothing tried twice.
///
/// What it may contact is the scope's to say. Of all clients together, 64 exchanges run at once; others wait, and
/// their time starts when their turn comes.
public struct WireClient: Sendable {
    private let scope: ScopeGuard
    private let limits: WireLimits
    private let trust: TLSTrust
    private let slots: WorkSlots

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - scope: What may be contacted.
    ///   - limits: The bounds of a response.
    ///   - authorities: The path of a PEM file with certificate authorities to trust besides the system's.
    public init(scope: ScopeGuard, limits: WireLimits = WireLimits(), authorities: String? = nil) {
        self.init(scope: scope, limits: limits, authorities: authorities, slots: .shared)
    }

    init(scope: ScopeGuard, limits: WireLimits = WireLimits(), authorities: String? = nil, slots: WorkSlots) {
        self.scope = scope
        self.limits = limits
        self.slots = slots
        trust = TLSTrust(authorities: authorities)
    }

    /// Returns a request as ``send(_:to:within:checking:)`` writes it: with `Host` and `Connection: close` where the
    /// caller gave neither.
    public static func completed(_ request: HTTPRequest, for url: ServiceURL) -> HTTPRequest {
        var request = request
        if !request.fields.contains("host") { request.fields.lines.insert(HTTPField("Host", url.hostField), at: 0) }
        if !request.fields.contains("connection") { request.fields.append("Connection", "close") }
        return request
    }

    /// Sends a request and reads its response.
    ///
    /// - Parameters:
    ///   - request: The request. Its target is written as given: the base path of the URL is the caller's to put
    ///     before it.
    ///   - url: Where it goes; path and query are not looked at.
    ///   - duration: The time for everything from name resolution to the last byte.
    ///   - checking: Under ``HTTPRequest/Checking/unchecked`` the request is written exactly as given, with no field
    ///     added, for probes that send malformed requests.
    /// - Returns: The response, whatever its status. A body beyond the bound is cut, which is no error.
    /// - Throws: `notAllowed` outside the scope; `unreachable` where no response came; `timedOut`; `unparsable` where
    ///   what came is not a whole response; `probeFailed` where this side failed; `notRun` when the task is cancelled,
    ///   which also closes the connection.
    public func send(
        _ request: HTTPRequest,
        to url: ServiceURL,
        within duration: Duration,
        checking: HTTPRequest.Checking = .checked
    ) async throws(Unjudged) -> WireResponse {
        try await send(request, to: url, within: duration, checking: checking, holding: nil)
    }

    /// Sends a request whose end is kept back until the hold is released.
    func send(
        _ request: HTTPRequest,
        to url: ServiceURL,
        within duration: Duration,
        checking: HTTPRequest.Checking = .checked,
        holding hold: RequestHold?
    ) async throws(Unjudged) -> WireResponse {
        guard !Task.isCancelled else { throw .cancelled }
        let complete = checking == .checked ? Self.completed(request, for: url) : request
        let bytes: [UInt8]
        do throws(HTTPWireError) {
            bytes = try complete.serialized(checking)
        } catch {
            throw Unjudged(.probeFailed, "the request cannot be written: \(error)")
        }
        let result = await slots.withSlot { queue async -> Result<WireResponse, Unjudged> in
            let deadline = Deadline(within: duration)
            let interrupt = Interrupt()
            let addresses: [SocketAddress]
            do throws(Unjudged) {
                addresses = try await scope.admit(url.endpoint, before: deadline)
            } catch {
                return .failure(error)
            }
            let exchange = WireExchange(
                request: bytes,
                method: request.method,
                endpoint: url.endpoint,
                addresses: addresses,
                trust: url.scheme == .https ? trust : nil,
                limits: limits,
                deadline: deadline,
                interrupt: interrupt,
                hold: hold
            )
            let shot = OneShot<Result<WireResponse, Unjudged>>()
            queue.async {
                shot.resolve(Result { () throws(Unjudged) in try exchange.run() })
            }
            return await withTaskCancellationHandler {
                await shot.value
            } onCancel: {
                interrupt.fire()
            }
        }
        guard let result else { throw .cancelled }
        return try result.get()
    }
}
