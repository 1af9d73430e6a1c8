extension LazyAutomaton {
    /// How a scan ended.
    enum ScanResult: Equatable {
        /// No match.
        case none
        /// A match that reaches to this place.
        case match(Int)
        /// States were forgotten so often that another engine is faster.
        case gaveUp
    }

    /// States per byte since the last flush above which a scan gives up, as RE2 does.
    private static let bytesPerState = 10

    /// Reads a window of a text forwards and finds where the match ends.
    ///
    /// The window holds the bytes that a match may take; what stands around them is seen by assertions. With `isEarliest` it
    /// is enough to know that there is a match.
    func scanForwards(
        _ text: UnsafeBufferPointer<UInt8>,
        window: Range<Int>,
        isAnchored: Bool,
        isEarliest: Bool,
        filter: PrefixFilter?
    ) -> ScanResult {
        do {
            let classes = unsafe self.classes
            var position = window.lowerBound
            let end = window.upperBound
            var isFiltering = !isAnchored && filter != nil
            var filterUses = 0
            if isFiltering, let filter {
                guard let next = unsafe filter.next(in: text, from: position, to: end) else { return .none }
                position = next
            }
            var last: Int?
            var flushes = flushCount
            var lastFlush = position
            let filterStart = position
            let start = startEntry(isAnchored: isAnchored, after: position > 0 ? unsafe text[position - 1] : nil)
            if start & Entry.dead != 0, start < 0 { return .none }
            var row = Int(start & Entry.row)
            var table = unsafe self.table
            while true {
                var entry: Int32 = 0
                // The hot loop: one dependent load for each byte.
                while position < end {
                    entry = unsafe table[row &+ Int(classes[Int(text[position])])]
                    if entry < 0 { break }
                    row = Int(entry)
                    position &+= 1
                    guard position < end else { break }
                    entry = unsafe table[row &+ Int(classes[Int(text[position])])]
                    if entry < 0 { break }
                    row = Int(entry)
                    position &+= 1
                }
                if position >= end { break }
                if entry & Entry.unknown != 0 {
                    entry = makeEntry(row: row, symbol: unsafe Int(classes[Int(text[position])]))
                    unsafe table = self.table
                    if flushes != flushCount {
                        if position - lastFlush < Self.bytesPerState * stateCountAtFlush { return .gaveUp }
                        flushes = flushCount
                        lastFlush = position
                    }
                }
                if entry >= 0 {
                    row = Int(entry)
                    position &+= 1
                    continue
                }
                if entry & Entry.dead != 0 { return last.map { .match($0) } ?? .none }
                if entry & Entry.match != 0 {
                    last = position
                    if isEarliest { return .match(position) }
                }
                row = Int(entry & Entry.row)
                position &+= 1
                if entry & Entry.start != 0, last == nil, isFiltering, let filter {
                    filterUses += 1
                    // A filter that skips little costs more than it saves.
                    if filterUses & 63 == 0, position - filterStart < 8 * filterUses { isFiltering = false }
                    guard let next = unsafe filter.next(in: text, from: position, to: end) else { return .none }
                    if next > position {
                        position = next
                        let start = startEntry(isAnchored: false, after: unsafe text[position - 1])
                        unsafe table = self.table
                        if start & Entry.dead != 0, start < 0 { return .none }
                        row = Int(start & Entry.row)
                    }
                }
            }
            let symbol = end < text.count ? unsafe Int(classes[Int(text[end])]) : endSymbol
            var entry = unsafe table[row + symbol]
            if entry & Entry.unknown != 0, entry < 0 { entry = makeEntry(row: row, symbol: symbol) }
            if entry < 0, entry & Entry.dead == 0, entry & Entry.match != 0 { last = end }
            return last.map { .match($0) } ?? .none
        }
    }

    /// Reads a window of a text backwards from its end and finds the furthest place at which a match begins.
    func scanBackwards(_ text: UnsafeBufferPointer<UInt8>, window: Range<Int>) -> ScanResult {
        do {
            let classes = unsafe self.classes
            var position = window.upperBound
            let end = window.lowerBound
            var last: Int?
            var flushes = flushCount
            var lastFlush = position
            let start = startEntry(
                isAnchored: true,
                after: position < text.count ? unsafe text[position] : nil
            )
            if start & Entry.dead != 0, start < 0 { return .none }
            var row = Int(start & Entry.row)
            var table = unsafe self.table
            while position > end {
                let symbol = unsafe Int(classes[Int(text[position &- 1])])
                var entry = unsafe table[row &+ symbol]
                if entry < 0 {
                    if entry & Entry.unknown != 0 {
                        entry = makeEntry(row: row, symbol: symbol)
                        unsafe table = self.table
                        if flushes != flushCount {
                            if lastFlush - position < Self.bytesPerState * stateCountAtFlush { return .gaveUp }
                            flushes = flushCount
                            lastFlush = position
                        }
                    }
                    if entry < 0 {
                        if entry & Entry.dead != 0 { return last.map { .match($0) } ?? .none }
                        if entry & Entry.match != 0 { last = position }
                    }
                }
                row = Int(entry & Entry.row)
                position &-= 1
            }
            let symbol = end > 0 ? unsafe Int(classes[Int(text[end - 1])]) : endSymbol
            var entry = unsafe table[row + symbol]
            if entry & Entry.unknown != 0, entry < 0 { entry = makeEntry(row: row, symbol: symbol) }
            if entry < 0, entry & Entry.dead == 0, entry & Entry.match != 0 { last = end }
            return last.map { .match($0) } ?? .none
        }
    }
}
