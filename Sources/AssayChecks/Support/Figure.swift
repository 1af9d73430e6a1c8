/// Measured numbers as messages print them: as many digits as a reader can use.
enum Figure {
    /// A length of time in milliseconds, in the unit that suits it.
    static func time(milliseconds: Double) -> String {
        milliseconds >= 10_000 ? "\(number(milliseconds / 1_000)) s" : "\(number(milliseconds)) ms"
    }

    /// A share as a percentage.
    static func percentage(_ share: Double) -> String {
        "\(number(share * 100)) %"
    }

    /// A number with at most three digits after its point, and fewer the larger it is.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
        let scale: Double = value.magnitude >= 100 ? 1 : value.magnitude >= 10 ? 10 : 1_000
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() ? String(Int64(rounded)) : "\(rounded)"
    }

    /// A count with its noun, which takes an `s` unless it is one.
    static func count(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
