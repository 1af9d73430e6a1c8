/// Hashes of map keys: numbers that are one key have one hash.
///
/// Seeded anew in each process, so that nobody can choose keys that collide. No result depends on a hash, only the time
/// that a look-up takes.
enum CELKeyHash {
    private static let seed = (processSeed(1), processSeed(2) | 1)

    /// A number that the standard library's hasher draws for each process.
    private static func processSeed(_ number: Int) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(number)
        return UInt64(truncatingIfNeeded: hasher.finalize())
    }

    /// The hash of a key; nil for what no key equals.
    static func hash(of key: CELValue) -> UInt64? {
        switch key {
        case .string(let text): hash(of: text)
        case .bool(let truth): mixed(truth ? 1 : 0, 0x2545_F491_4F6C_DD1D)
        case .int, .uint, .double:
            CELWholeNumber(key).map { mixed($0.bits, $0.isNegative ? 0x9E37_79B9_7F4A_7C15 : 0xD6E8_FEB8_6659_FD93) }
        default: nil
        }
    }

    /// The hash of a text's bytes.
    static func hash(of text: String) -> UInt64 {
        let bytes = text.utf8.span
        var result = seed.0 ^ UInt64(truncatingIfNeeded: bytes.count)
        var index = 0
        while index + 8 <= bytes.count {
            result = mixed(result, CELText.word(bytes, at: index))
            index += 8
        }
        var word: UInt64 = 0
        while index < bytes.count {
            word = word << 8 | UInt64(bytes[index])
            index += 1
        }
        return mixed(result, word)
    }

    @inline(__always)
    private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = (left ^ seed.1).multipliedFullWidth(by: right ^ seed.0)
        return product.high ^ product.low
    }
}
