/// A value of the type `net.IP`: an address of IPv4 or IPv6.
public final class CELIPAddress: CELOpaque {
    let address: IPAddress

    init(_ address: IPAddress) {
        self.address = address
    }

    /// Reads an address as `ip` does: zones, leading zeros and dotted IPv4-mapped addresses are refused.
    ///
    /// - Throws: `invalidArgument`.
    public convenience init(_ text: String) throws(CELFailure) {
        do throws(IPAddress.ParseError) {
            self.init(try IPAddress(parsing: text))
        } catch {
            throw .invalidArgument(error.reason(for: "IP address", text))
        }
    }

    /// `net.IP`.
    public var typeName: String { "net.IP" }

    /// Whether another value is the same address.
    public func isEqual(to other: any CELOpaque) -> Bool {
        (other as? CELIPAddress)?.address == address
    }

    /// The address in its canonical form, as `string(ip)` gives it.
    public var text: String { address.description }
}

extension IPAddress.ParseError {
    /// The fault in words.
    func reason(for what: String, _ text: String) -> String {
        // The text comes from outside and may be long.
        let shown = text.utf8.count > 64 ? String(text.unicodeScalars.prefix(48)) + "…" : text
        return switch self {
        case .malformed: "'\(shown)' is no \(what)"
        case .zone: "the \(what) '\(shown)' has a zone, which is not allowed"
        case .mapped: "the \(what) '\(shown)' is IPv4 mapped to IPv6, which is not allowed"
        }
    }
}
