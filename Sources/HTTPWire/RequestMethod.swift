/// What a request's method means for the body of its response (RFC 9112 §6.3).
enum RequestMethod: Hashable, Sendable {
    case head
    case connect
    case other

    init(_ name: String) {
        self =
            switch name {
            case "HEAD": .head
            case "CONNECT": .connect
            default: .other
            }
    }
}
