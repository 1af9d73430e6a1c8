import Hummingbird
import NIOCore

/// What is known of a request besides its bytes.
struct AppRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Address of the peer, the key under which anonymous calls are limited.
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}
