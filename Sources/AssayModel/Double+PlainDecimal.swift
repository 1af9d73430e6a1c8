extension Double {
    /// The shortest decimal that reads back as the same number, without an exponent; for finite numbers.
    var plainDecimal: String {
        let text = description
        let parts = text.split(separator: "e" as Character, maxSplits: 1)
        guard parts.count == 2, let exponent = Int(parts[1]) else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let mantissa = parts[0].split(separator: "." as Character)
        let isNegative = mantissa[0].hasPrefix("-")
        let whole = isNegative ? mantissa[0].dropFirst() : mantissa[0]
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        let digits = whole + fraction
        // Where the decimal point stands among the digits.
        let point = whole.utf8.count + exponent
        let plain: String =
            if point <= 0 {
                "0." + String(repeating: "0", count: -point) + digits
            } else {
                digits + String(repeating: "0", count: Swift.max(0, point - digits.utf8.count))
            }
        return (isNegative ? "-" : "") + plain
    }
}
