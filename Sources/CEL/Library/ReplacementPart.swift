/// A part of a replacement.
enum ReplacementPart: Equatable {
    /// Bytes that are put there as they are.
    case text([UInt8])
    /// What a group matched; 0 is the whole match.
    case group(Int)

    /// The parts of a replacement.
    ///
    /// - Throws: `invalidArgument` for a backslash before anything but a digit or a backslash, and for a group that the
    ///   pattern does not have.
    static func parts(of replacement: String, groupCount: Int) throws(CELFailure) -> [ReplacementPart] {
        var parts: [ReplacementPart] = []
        var text: [UInt8] = []
        var bytes = Array(replacement.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            switch bytes.popFirst() {
            case UInt8(ascii: "\\"): text.append(byte)
            case let digit? where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit):
                let group = Int(digit - UInt8(ascii: "0"))
                guard group <= groupCount else {
                    throw .invalidArgument("regex.replace: the pattern has \(groupCount) groups, no group \(group)")
                }
                if !text.isEmpty { parts.append(.text(text)) }
                text = []
                parts.append(.group(group))
            default:
                throw .invalidArgument("regex.replace: in the replacement a digit or another \\ must follow a \\")
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
        return parts
    }
}
