/// Punycode (RFC 3492): code points as letters and digits of ASCII.
enum Punycode {
    private static let base = 36

    /// Decodes what stands behind `xn--`; nil where it is not what an encoder makes.
    static func decode(_ text: [UInt32]) -> [UInt32]? {
        var output: [UInt32] = []
        var rest = text[...]
        if let hyphen = text.lastIndex(of: 0x2D) {
            output = Array(text[..<hyphen])
            rest = text[(hyphen + 1)...]
        }
        var (code, index, bias) = (128, 0, 72)
        while !rest.isEmpty {
            let old = index
            var weight = 1
            var step = base
            while true {
                guard let digit = rest.popFirst().flatMap(value) else { return nil }
                let (product, isTooLarge) = digit.multipliedReportingOverflow(by: weight)
                guard !isTooLarge, index <= 1 << 40, product <= 1 << 40 else { return nil }
                index += product
                let threshold = min(max(step - bias, 1), 26)
                if digit < threshold { break }
                weight *= base - threshold
                guard weight <= 1 << 40 else { return nil }
                step += base
            }
            let count = output.count + 1
            bias = adapt(index - old, count: count, isFirst: old == 0)
            code += index / count
            index %= count
            guard code <= 0x10FFFF, Unicode.Scalar(UInt32(code)) != nil else { return nil }
            output.insert(UInt32(code), at: index)
            index += 1
        }
        return output
    }

    /// Encodes code points; nil where that gets out of hand.
    static func encode(_ scalars: [UInt32]) -> [UInt32]? {
        var output = scalars.filter { $0 < 0x80 }
        let basic = output.count
        var handled = basic
        if basic > 0 { output.append(0x2D) }
        var (code, delta, bias) = (128, 0, 72)
        while handled < scalars.count {
            guard let next = scalars.filter({ $0 >= code }).min() else { return nil }
            delta += (Int(next) - code) * (handled + 1)
            guard delta <= 1 << 40 else { return nil }
            code = Int(next)
            for scalar in scalars {
                if scalar < code { delta += 1 }
                guard scalar == code else { continue }
                var rest = delta
                var step = base
                while true {
                    let threshold = min(max(step - bias, 1), 26)
                    if rest < threshold { break }
                    output.append(letter(threshold + (rest - threshold) % (base - threshold)))
                    rest = (rest - threshold) / (base - threshold)
                    step += base
                }
                output.append(letter(rest))
                bias = adapt(delta, count: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return output
    }

    private static func adapt(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var step = 0
        while delta > 455 {
            delta /= 35
            step += base
        }
        return step + 36 * delta / (delta + 38)
    }

    private static func value(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x30...0x39: Int(scalar) - 0x30 + 26
        case 0x61...0x7A: Int(scalar) - 0x61
        default: nil
        }
    }

    private static func letter(_ value: Int) -> UInt32 {
        UInt32(value < 26 ? 0x61 + value : 0x30 + value - 26)
    }
}
