/// A generator of test values, the same ones in every run.
struct RequestTextGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(bound, 1)))
    }

    /// A text of letters, of what styles use as delimiters, and of what must be escaped.
    mutating func text() -> String {
        let alphabet = [
            "a", "b", "Z", "0", "9", ",", ".", ";", "=", "&", "|", " ", "+", "%", "/", "?", "#", "[", "]",
            "\"", "é", "漢", "🦊", "-", "_", "~", ":", "\t", "\n", "\u{0}",
        ]
        let isPlain = next(below: 2) == 0
        return (0..<next(below: 6)).map { _ in alphabet[next(below: isPlain ? 5 : alphabet.count)] }.joined()
    }
}
