/// How often bytes are to be expected in text and source code: only a guess that chooses where to look first.
enum ByteFrequency {
    /// The number of times that a byte stands in 10,000 bytes.
    static func estimate(_ byte: UInt8) -> Int {
        table[Int(byte)]
    }

    private static let table: [Int] = {
        var table = [Int](repeating: 5, count: 256)
        for byte in 0x21...0x7E { table[byte] = 25 }
        for byte in 0x80...0xFF { table[byte] = 10 }
        table[0] = 60
        table[0x09] = 80
        table[0x0A] = 250
        table[0x20] = 1500
        let common: [(String, Int)] = [
            ("e", 850), ("t", 600), ("a", 550), ("oin", 500), ("sr", 450), ("l", 320), ("cd", 260), ("uh", 200),
            ("pm", 180), ("f", 150), ("g", 120), ("_by", 100), (".,w0", 90), ("v", 70), ("\"()-/1", 60), ("=k2", 50),
            ("ST;:'", 40), ("qzjxQZJX~^", 12),
        ]
        for (bytes, count) in common {
            for byte in bytes.utf8 { table[Int(byte)] = count }
        }
        return table
    }()
}
