extension CELLibrary {
    /// The functions of the language's definition: sizes, texts, conversions, times.
    ///
    /// Operators are no functions; the macros (`all`, `map`, …) belong to the parser.
    public static let standard = CELLibrary(
        "standard",
        StandardTexts.functions + StandardConversions.functions + StandardTimes.functions + [StandardMatches.function]
    )
}
