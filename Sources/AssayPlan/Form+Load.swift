import AssayConfiguration
import AssayModel

extension Form where Value == Double {
    private static var highest: Double { 100_000 }

    /// Requests per second: `200/s`, `30/m`, or a plain number.
    static var rate: Form<Double> {
        Form("a rate such as 200/s or 30/m") { scalar throws(Refusal) in
            let parts = Array(scalar.text.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            guard let digits = parts.first, parts.count <= 2, digits.count <= 15, let count = number(digits) else {
                throw .form
            }
            let unit = parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : "s"
            guard unit == "s" || unit == "m" else { throw .form }
            let rate = unit == "s" ? count : count / 60
            guard rate > 0, rate <= highest else { throw .narrower("a rate above 0 and at most 100000/s") }
            return rate
        }
    }

    /// Reads digits with at most one decimal point between them.
    private static func number(_ digits: ArraySlice<UInt8>) -> Double? {
        guard let first = digits.first, let last = digits.last, first != UInt8(ascii: "."), last != UInt8(ascii: ".")
        else {
            return nil
        }
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
        return Double(String(decoding: digits, as: UTF8.self))
    }
}

extension Form where Value == LoadExpectation {
    /// What a load run must reach.
    static var expectation: Form<LoadExpectation> {
        Form("a comparison such as load.latency.p99 < duration('500ms')") { scalar throws(Refusal) in
            guard scalar.text.utf8.count <= 200 else { throw .form }
            if let expectation = LoadExpectation(scalar.text) {
                // The frozen plan keeps the printed form, so that must say the same.
                guard LoadExpectation(expectation.description) == expectation else {
                    throw .because("the number is too large or has too many decimal places")
                }
                return expectation
            }
            throw refusal(of: scalar.text)
        }
    }

    /// Says which of measure, comparison and literal does not fit.
    private static func refusal(of text: String) -> Refusal {
        let bytes = Array(text.utf8)
        guard let operation = bytes.firstIndex(where: { "<>=!".utf8.contains($0) }) else { return .form }
        let name = String(decoding: bytes[..<operation], as: UTF8.self).trimmed
        let names = LoadExpectation.Measure.allCases.map(\.rawValue)
        guard let measure = LoadExpectation.Measure(rawValue: name) else {
            let isMeasure = !name.isEmpty && name.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: ".") }
            guard isMeasure else { return .form }
            let short = names.first { $0.hasSuffix("." + name) }
            return .because("unknown measure \(name.quoted)", suggestion: short ?? name.nearest(among: names))
        }
        let symbol = String(decoding: bytes[operation...].prefix { "<>=!".utf8.contains($0) }, as: UTF8.self)
        guard LoadExpectation.Comparison(rawValue: symbol) != nil else {
            return .because("\(symbol.quoted) is not a comparison of this version: use <, <=, > or >=")
        }
        return .narrower(
            measure.isLatency
                ? "a latency compared with a length of time, such as \(name) \(symbol) duration('500ms')"
                : "\(name) compared with a number, such as \(name) \(symbol) \(measure == .rate ? "100" : "0.001")"
        )
    }
}
