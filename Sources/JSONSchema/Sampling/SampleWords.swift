/// Texts that services are likely to accept: by the name of a format or of a property.
enum SampleWords {
    /// A text with a part of any length.
    struct Form {
        var before = ""
        /// The part that is stretched or cut to fit; empty where the text is as it is.
        var word = ""
        var after = ""
    }

    /// A word of letters.
    static func word(_ lengths: ClosedRange<Int>, _ generator: inout SampleGenerator) -> String {
        letters(min(lengths.upperBound, max(lengths.lowerBound, 6)), &generator)
    }

    static func letters(_ count: Int, _ generator: inout SampleGenerator) -> String {
        let consonants = Array("bdfgklmnprstvz".utf8)
        let vowels = Array("aeiou".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            bytes.append(consonants[generator.next(below: consonants.count)])
            if bytes.count < count { bytes.append(vowels[generator.next(below: vowels.count)]) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text of digits of a base up to 36, the letters in lower case.
    static func digits(_ count: Int, base: Int, _ generator: inout SampleGenerator) -> String {
        (0..<count).map { _ in String(generator.next(below: base), radix: base) }.joined()
    }

    /// A text in Base64 (RFC 4648) of a number of bytes that three divides.
    static func base64(bytes: Int, _ generator: inout SampleGenerator) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        let text = (0..<bytes / 3 * 4).map { _ in alphabet[generator.next(below: alphabet.count)] }
        return String(decoding: text, as: UTF8.self)
    }

    /// A text of a form with a length; nil where the form has no such text.
    static func text(
        _ form: Form,
        _ lengths: ClosedRange<Int>,
        _ generator: inout SampleGenerator
    ) -> String? {
        let fixed = form.before.unicodeScalars.count + form.after.unicodeScalars.count
        let count = form.word.unicodeScalars.count
        if lengths.contains(fixed + count) { return form.before + form.word + form.after }
        guard count > 0 else { return nil }
        let wanted = fixed + count < lengths.lowerBound ? lengths.lowerBound - fixed : lengths.upperBound - fixed
        guard wanted > 0 else { return nil }
        let text = String(String.UnicodeScalarView(form.word.unicodeScalars.prefix(wanted)))
        return form.before + text + letters(max(0, wanted - count), &generator) + form.after
    }

    /// The words of a name: `userEmail`, `user_email` and `User-Email` all give `user` and `email`.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var current: [UInt8] = []
        var wasLower = false
        for byte in name.utf8.prefix(100) {
            let isUpper = (0x41...0x5A).contains(byte)
            let isLetter = isUpper || (0x61...0x7A).contains(byte)
            if !current.isEmpty, !isLetter || isUpper && wasLower {
                words.append(String(decoding: current, as: UTF8.self))
                current = []
            }
            if isLetter { current.append(byte | 0x20) }
            wasLower = isLetter && !isUpper
        }
        if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
        return words
    }

    /// The name of an element of a list of that name.
    static func singular(_ name: String) -> String {
        name.count > 3 && name.hasSuffix("s") && !name.hasSuffix("ss") ? String(name.dropLast()) : name
    }

    /// A number that suits a name.
    static func number(name: String) -> Int? {
        switch words(name).last {
        case "year": 2_026
        case "port": 8_080
        case "age": 30
        case "timestamp", "epoch": 1_768_471_800
        case "limit", "size": 10
        default: nil
        }
    }
}
