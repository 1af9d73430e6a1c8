import Testing

@testable import AssayReports

@Suite("Figures")
struct FigureTests {
    @Test(
        "numbers are rounded and lose their zeros",
        arguments: [
            (0.0, "0"), (38.5, "38.5"), (25.0, "25"), (-0.04, "0"), (-1.25, "-1.3"), (99.96, "100"), (0.05, "0.1"),
            (.infinity, "–"), (.nan, "–"), (1e300, "1e+300"),
        ]
    )
    func figures(value: Double, text: String) {
        #expect(value.figure() == text)
    }

    @Test(
        "times keep about three digits",
        arguments: [(0.424, "0.42 ms"), (18.44, "18.4 ms"), (812.3, "812 ms"), (12_430, "12.4 s"), (.nan, "– ms")]
    )
    func times(value: Double, text: String) {
        #expect(value.milliseconds == text)
    }

    @Test(
        "integers are grouped",
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"),
            (Int.min, "-9,223,372,036,854,775,808"),
        ]
    )
    func groups(value: Int, text: String) {
        #expect(value.grouped == text)
    }

    @Test("nouns agree with their number")
    func nouns() {
        #expect(1.counted("step") == "1 step" && 0.counted("step") == "0 steps")
        #expect(2.counted("piece", "pieces") == "2 pieces")
    }
}
