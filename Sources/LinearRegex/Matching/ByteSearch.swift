/// Searches for bytes, sixteen and more at a time.
enum ByteSearch {
    /// The first place from `start` on, below `end`, that holds a byte; `end` if there is none.
    @inline(__always)
    static func first(_ wanted: LiteralByte, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        if wanted.mask == 0 {
            unsafe scan(wanted, wanted, distance: 0, isPair: false, isMasked: false, text, start, end)
        } else {
            unsafe scan(wanted, wanted, distance: 0, isPair: false, isMasked: true, text, start, end)
        }
    }

    /// The first place from `start` on, below `end`, that holds `first` with `second` standing `distance` bytes further.
    ///
    /// It is `end` if there is none. `end + distance` lies in the text.
    @inline(__always)
    static func firstPair(
        _ first: LiteralByte,
        _ second: LiteralByte,
        distance: Int,
        in text: UnsafeBufferPointer<UInt8>,
        from start: Int,
        to end: Int
    ) -> Int {
        if first.mask | second.mask == 0 {
            unsafe scan(first, second, distance: distance, isPair: true, isMasked: false, text, start, end)
        } else {
            unsafe scan(first, second, distance: distance, isPair: true, isMasked: true, text, start, end)
        }
    }

    @inline(__always)
    private static func scan(
        _ first: LiteralByte,
        _ second: LiteralByte,
        distance: Int,
        isPair: Bool,
        isMasked: Bool,
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int
    ) -> Int {
        var position = start
        guard let base = text.baseAddress else { return end }
        let raw = unsafe UnsafeRawPointer(base)
        let wanted = (SIMD16(repeating: first.value), SIMD16(repeating: second.value))
        let masks = (SIMD16(repeating: first.mask), SIMD16(repeating: second.mask))
        @inline(__always) func hits(_ offset: Int) -> SIMDMask<SIMD16<Int8>> {
            let left = unsafe raw.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
            let result = (isMasked ? left | masks.0 : left) .== wanted.0
            guard isPair else { return result }
            let right = unsafe raw.loadUnaligned(fromByteOffset: offset &+ distance, as: SIMD16<UInt8>.self)
            return result .& ((isMasked ? right | masks.1 : right) .== wanted.1)
        }
        while position &+ 64 <= end {
            let found = (
                hits(position), hits(position &+ 16), hits(position &+ 32), hits(position &+ 48)
            )
            if firstIndex(in: found.0 .| found.1 .| found.2 .| found.3) == nil {
                position &+= 64
                continue
            }
            if let index = firstIndex(in: found.0) { return position &+ index }
            if let index = firstIndex(in: found.1) { return position &+ 16 &+ index }
            if let index = firstIndex(in: found.2) { return position &+ 32 &+ index }
            if let index = firstIndex(in: found.3) { return position &+ 48 &+ index }
        }
        while position &+ 16 <= end {
            if let index = firstIndex(in: hits(position)) { return position &+ index }
            position &+= 16
        }
        while position < end {
            if unsafe first.matches(text[position]) && second.matches(text[position &+ distance]) { return position }
            position &+= 1
        }
        return end
    }

    /// The last place below `end`, not before `start`, that holds a byte; nil if there is none.
    static func last(_ wanted: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var position = end
        while position > start {
            position &-= 1
            if unsafe text[position] == wanted { return position }
        }
        return nil
    }

    /// The first lane that is set.
    @inline(__always)
    private static func firstIndex(in mask: SIMDMask<SIMD16<Int8>>) -> Int? {
        // Both are sixteen bytes without pointers, and every pattern of bits is a value of the integers.
        let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        if words[0] | words[1] == 0 { return nil }
        if words[0] != 0 { return words[0].littleEndian.trailingZeroBitCount >> 3 }
        return 8 + (words[1].littleEndian.trailingZeroBitCount >> 3)
    }
}
