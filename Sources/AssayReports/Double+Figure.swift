extension Double {
    /// The number with at most so many decimal places and without zeros at its end; `–` where it is not finite.
    func figure(places: Int = 1) -> String {
        guard isFinite else { return "–" }
        let scale = (0..<places).reduce(1.0) { value, _ in value * 10 }
        let scaled = (magnitude * scale).rounded()
        guard scaled < 1e15 else { return description }
        let digits = String(Int64(scaled))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
        var fraction = padded.suffix(places)
        while fraction.last == "0" { fraction.removeLast() }
        let sign = self < 0 && scaled > 0 ? "-" : ""
        return sign + padded.dropLast(places) + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    /// A length of time in milliseconds, with three digits or so: `0.42 ms`, `812 ms`, `12.4 s`.
    var milliseconds: String {
        if magnitude >= 10_000 { return "\((self / 1_000).figure()) s" }
        return "\(figure(places: magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2)) ms"
    }
}

extension Int {
    /// The number with its digits in groups of three.
    var grouped: String {
        let digits = Array(String(magnitude))
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[Swift.max(0, $0 - 3)..<$0]) }
        return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }

    /// The number with a noun in singular or plural.
    func counted(_ singular: String, _ plural: String? = nil) -> String {
        "\(grouped) \(self == 1 ? singular : plural ?? "\(singular)s")"
    }
}
