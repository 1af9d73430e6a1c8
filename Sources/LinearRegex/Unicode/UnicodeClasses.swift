/// The classes that `\p` knows: general categories (`L`, `Lu`), scripts (`Greek`) and `Any`.
enum UnicodeClasses {
    private struct Table {
        let bytes: [UInt8]
        /// Where the numbers of each class stand.
        private(set) var places: [String: Range<Int>] = [:]

        init(_ text: String) {
            bytes = Array(text.utf8)
            var position = 0
            while let dot = bytes[position...].firstIndex(of: UInt8(ascii: ".")),
                let blank = bytes[dot...].firstIndex(of: UInt8(ascii: " "))
            {
                let end = bytes[blank...].firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
                // A line may end within a name.
                let name = bytes[(dot + 1)..<blank].filter { $0 != UInt8(ascii: "\n") }
                places[String(decoding: name, as: UTF8.self)] = (blank + 1)..<end
                position = end
            }
        }

        func ranges(at place: Range<Int>) -> [ClosedRange<UInt32>] {
            var reader = TableReader(bytes, in: place)
            var ranges: [ClosedRange<UInt32>] = []
            var next: UInt32 = 0
            while let distance = reader.number(), let length = reader.number() {
                let first = next + distance
                ranges.append(first...(first + length))
                next = first + length + 1
            }
            return ranges
        }
    }

    private static let categoryTable = Table(categories)
    private static let scriptTable = Table(scripts)

    /// The class of a name, spelt as Unicode spells it; nil if there is none.
    static func named(_ name: String) -> ScalarSet? {
        if name == "Any" { return .all }
        if let place = categoryTable.places[name] { return ScalarSet(categoryTable.ranges(at: place)) }
        if let place = scriptTable.places[name] { return ScalarSet(scriptTable.ranges(at: place)) }
        guard name.utf8.count == 1 else { return nil }
        let parts = categoryTable.places.filter { $0.key.hasPrefix(name) }
        guard !parts.isEmpty else { return nil }
        return ScalarSet(parts.values.flatMap { categoryTable.ranges(at: $0) })
    }

    /// The names of all classes.
    static var names: [String] {
        let majors = Set(categoryTable.places.keys.map { String($0.prefix(1)) })
        return ["Any"] + majors.sorted() + categoryTable.places.keys.sorted() + scriptTable.places.keys.sorted()
    }
}
