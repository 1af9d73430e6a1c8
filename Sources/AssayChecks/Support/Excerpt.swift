/// A piece of received text in the form in which a message may quote it: one line, bounded, nothing invisible.
struct Excerpt: CustomStringConvertible {
    /// The text.
    let description: String

    /// Runs of white space and control characters become one space; characters that could reorder or hide text go.
    init(_ text: some StringProtocol, limit: Int = 100) {
        var result = ""
        var length = 0
        var isSpacePending = false
        for scalar in text.unicodeScalars.prefix(4_096) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                isSpacePending = !result.isEmpty
                continue
            case .format, .surrogate, .privateUse, .unassigned:
                continue
            default:
                break
            }
            guard length < limit else {
                result += "…"
                break
            }
            if isSpacePending {
                result += " "
                length += 1
                isSpacePending = false
            }
            result.unicodeScalars.append(scalar)
            length += 1
        }
        description = result
    }
}
