extension Double {
    /// Rounded to hundredths: the precision in which points are compared and printed, so that what a reader sees
    /// is what decided.
    var roundedToHundredths: Double {
        (self * 100).rounded() / 100
    }

    /// Points as text with one decimal, or two where one would hide something: `38.5`, `69.97`.
    var pointsText: String {
        let hundredths = Int((Swift.min(Swift.max(self, -1_000), 1_000) * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let decimals = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
        return "\(hundredths < 0 ? "-" : "")\(whole).\(decimals)"
    }
}
