import JSON

extension SampleMaker {
    /// Makes a string: by format, then by pattern, then by what its name suggests.
    func string(_ shape: SampleShape, _ site: Site, attempt: Int) throws(SampleObstacle) -> String {
        guard shape.minLength <= shape.maxLength else {
            throw SampleObstacle(reason: "maxLength: it is less than minLength")
        }
        try spend(text: shape.minLength, keyword: "minLength")
        let lengths = shape.minLength...shape.maxLength
        var generator = SampleGenerator(seed: seed, place: site.path + [String(attempt), String(site.serial)])
        if attempt == 0, let text = named(shape, site, lengths, &generator) { return text }
        guard shape.patterns.isEmpty else { return try patterned(shape, lengths, &generator) }
        if shape.encoding?.lowercased() == "base64" { return SampleWords.base64(bytes: 6, &generator) }
        return SampleWords.word(lengths, &generator)
    }

    /// A text that format, media type or name suggest, where the rest of the schema allows it.
    private func named(
        _ shape: SampleShape,
        _ site: Site,
        _ lengths: ClosedRange<Int>,
        _ generator: inout SampleGenerator
    ) -> String? {
        for format in shape.formats {
            if let text = SampleWords.text(format: format, lengths, serial: site.serial, &generator),
                fits(text, shape, lengths)
            {
                return text
            }
        }
        if shape.formats.isEmpty, shape.encoding == nil {
            if shape.mediaType?.hasSuffix("json") == true, fits("{}", shape, lengths) { return "{}" }
            if let name = site.name,
                let text = SampleWords.text(name: name, lengths, serial: site.serial, &generator),
                fits(text, shape, lengths)
            {
                return text
            }
        }
        return nil
    }

    private func fits(_ text: String, _ shape: SampleShape, _ lengths: ClosedRange<Int>) -> Bool {
        lengths.contains(text.unicodeScalars.count)
            && shape.patterns.allSatisfy { pattern($0)?.occurs(in: text) ?? true }
    }

    private func patterned(
        _ shape: SampleShape,
        _ lengths: ClosedRange<Int>,
        _ generator: inout SampleGenerator
    ) throws(SampleObstacle) -> String {
        let most = min(shape.maxLength, max(shape.minLength, 24))
        let formats = shape.formats.compactMap { JSONFormat($0, dialect: .openAPI31) }
        var nearest: String?
        let request = "\(lengths) " + shape.patterns.joined(separator: " ")
        let widest = min(shape.maxLength, 4_096 + shape.minLength)
        // Most patterns have a text of a handy length; the others are asked once more for one of any length.
        for (longest, rounds) in [(most, 4), (widest, 2)] where !hopeless.contains(request) {
            for _ in 0..<rounds {
                var isFound = false
                for source in shape.patterns {
                    try spend()
                    guard let text = pattern(source)?.sample(lengths: shape.minLength...longest, using: &generator)
                    else {
                        continue
                    }
                    isFound = true
                    guard fits(text, shape, lengths) else { continue }
                    if formats.allSatisfy({ $0.accepts(text) ?? true }) { return text }
                    nearest = text
                }
                guard isFound else { break }
            }
            if longest == widest { break }
        }
        if let nearest { return nearest }
        if shape.patterns.contains(where: { pattern($0) == nil }) { return SampleWords.word(lengths, &generator) }
        hopeless.insert(request)
        throw SampleObstacle(reason: "pattern: no text of \(shape.patterns[0].prefix(60)) was found")
    }
}
