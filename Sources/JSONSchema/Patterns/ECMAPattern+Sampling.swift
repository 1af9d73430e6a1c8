extension ECMAPattern {
    /// The longest text that is made.
    private static let longestSample = 100_000
    /// How often making one is tried.
    private static let attempts = 160

    /// A text in which the pattern occurs, as short or long as the generator chooses within the bounds; nil where none
    /// was found.
    ///
    /// - Parameters:
    ///   - lengths: The number of Unicode scalars wanted.
    ///   - generator: The source of choices.
    /// - Returns: A text that was looked at again and in which the pattern does occur.
    func sample(lengths: ClosedRange<Int>, using generator: inout some RandomNumberGenerator) -> String? {
        let shortest = root.shortest
        let upper = min(lengths.upperBound, Self.longestSample)
        let lower = max(0, lengths.lowerBound)
        guard shortest <= upper, lower <= upper else { return nil }
        // No attempt could succeed.
        if root.spansText, !PatternLengths(root).mayMeet(lower...upper) { return nil }
        var work = 0
        for attempt in 0..<Self.attempts where work < PatternSampler.mostSteps {
            // A little more than what is needed, and more of it the harder it gets.
            let base = max(shortest, lower)
            let room = min(upper - base, attempt < 4 ? 6 : attempt < 40 ? 16 : 64)
            let target = base + generator.number(upTo: room)
            var sampler = PatternSampler(extra: target - shortest, attempt: attempt)
            sampler.write(root, using: &generator)
            work += sampler.steps
            for padding in [PatternSampler.Padding.behind, .before, .around] {
                let scalars = sampler.padded(padding, to: lower, using: &generator)
                guard lower...upper ~= scalars.count else { break }
                let text = scalars.reduce(into: "") { text, value in
                    if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
                }
                if lower...upper ~= text.unicodeScalars.count, occurs(in: text) == true { return text }
                if scalars.count == sampler.output.count { break }
            }
        }
        return nil
    }
}
