import JSON
import YAML

extension Form where Value == Double {
    private static var highest: Double { 100_000 }

    /// Requests per second: `200/s`, `30/m`, or a plain number.
    static var rate: Form<Double> {
        Form("a rate such as 200/s or 30/m", schema: rateSchema) { scalar throws(Refusal) in
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

    private static var rateSchema: JSONObject {
        [
            "type": ["string", "number"], "pattern": "^\(JSONObject.positiveDecimal)(/[sm])?$", "exclusiveMinimum": 0,
            "maximum": 100_000,
        ]
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
