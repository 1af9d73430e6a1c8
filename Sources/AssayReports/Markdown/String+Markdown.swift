extension String {
    /// The text as Markdown that shows exactly it: no markup, no HTML, no links, no mentions, no line breaks.
    ///
    /// Escapes what GitHub-flavoured Markdown (0.29) gives a meaning inside of table cells as well as at the start of a line.
    func markdown(limit: Int = 300) -> String {
        var output = ""
        var previous: Unicode.Scalar = " "
        var isStart = true
        for scalar in visible(limit: limit).withoutJoinedMarkup.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            // A zero-width space keeps services from notifying whoever is called so.
            case "@": output += "@&#8203;"
            // Extended autolinks start at `://` and `www.`.
            case "/" where previous == ":": output += "&#47;"
            case "." where previous == "w" || previous == "W": output += "&#46;"
            case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "$": output += "\\\(scalar)"
            // These make a list where a line starts with them.
            case "-", "+", ".", ")": output += isStart ? "\\\(scalar)" : String(scalar)
            default: output.unicodeScalars.append(scalar)
            }
            isStart = isStart && (48...57).contains(scalar.value)
            previous = scalar
        }
        return output
    }
}
