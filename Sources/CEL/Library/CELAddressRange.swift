/// A value of the type `net.CIDR`: an address and the length of the prefix that its network has (RFC 4632).
public final class CELAddressRange: CELOpaque {
    /// The address, with the bits after the prefix as they were written.
    let address: IPAddress
    /// The number of bits of the prefix.
    let prefixLength: Int

    init(_ address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    /// Reads a range as `cidr` does: `192.0.2.0/24`.
    ///
    /// - Throws: `invalidArgument`.
    public convenience init(_ text: String) throws(CELFailure) {
        do throws(IPAddress.ParseError) {
            let slash = text.utf8.lastIndex(of: UInt8(ascii: "/"))
            guard let slash else { throw .malformed }
            let written = String(text[..<slash])
            let address = try IPAddress(parsing: written)
            // A mapped address would leave open which of the two versions the length counts in.
            if address.family == .ipv4, written.utf8.contains(UInt8(ascii: ":")) { throw .mapped }
            let digits = Array(text.utf8[text.utf8.index(after: slash)...])
            guard let length = IPAddress.decimal(digits[...], maximum: address.family.width) else {
                throw .malformed
            }
            self.init(address, prefixLength: length)
        } catch {
            throw .invalidArgument(error.reason(for: "CIDR range", text))
        }
    }

    /// Whether an address is in the range; never where it is of the other version.
    func contains(_ other: IPAddress) -> Bool {
        other.family == address.family && other.masked(to: prefixLength) == address.masked(to: prefixLength)
    }

    /// Whether another range is within this one.
    func contains(_ other: CELAddressRange) -> Bool {
        other.prefixLength >= prefixLength && contains(other.address)
    }

    /// The range with the bits after the prefix 0.
    var masked: CELAddressRange {
        CELAddressRange(address.masked(to: prefixLength), prefixLength: prefixLength)
    }

    /// `net.CIDR`.
    public var typeName: String { "net.CIDR" }

    /// Whether another value is the same address with the same prefix length.
    public func isEqual(to other: any CELOpaque) -> Bool {
        guard let other = other as? CELAddressRange else { return false }
        return other.address == address && other.prefixLength == prefixLength
    }

    /// The range as `string(cidr)` gives it: `192.0.2.0/24`.
    public var text: String { "\(address)/\(prefixLength)" }
}
