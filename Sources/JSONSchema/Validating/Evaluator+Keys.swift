extension Evaluator {
    /// The number of the entry with a key, or -1.
    @inline(__always)
    func find(_ key: String, in table: KeyTable) -> Int32 {
        if table.count == 0 { return -1 }
        let entry = unsafe key.utf8.withContiguousStorageIfAvailable { bytes in unsafe find(bytes, in: table) }
        return entry ?? -1
    }

    @inline(__always)
    private func find(_ key: UnsafeBufferPointer<UInt8>, in table: KeyTable) -> Int32 {
        guard table.mask > 0 else {
            for entry in table.start..<table.start &+ table.count where unsafe isKey(key, entry) { return entry }
            return -1
        }
        return unsafe findHashed(key, in: table)
    }

    private func findHashed(_ key: UnsafeBufferPointer<UInt8>, in table: KeyTable) -> Int32 {
        let hash = unsafe KeyHash.hash(key, seed: tables.pointee.seed)
        var slot = Int32(truncatingIfNeeded: hash) & table.mask
        while true {
            let entry = unsafe tables.pointee.slots[Int(table.slots &+ slot)]
            if entry < 0 { return -1 }
            if unsafe tables.pointee.entries[Int(entry)].hash == hash, unsafe isKey(key, entry) { return entry }
            slot = (slot &+ 1) & table.mask
        }
    }

    @inline(__always)
    func isKey(_ key: UnsafeBufferPointer<UInt8>, _ entry: Int32) -> Bool {
        let length = Int(unsafe tables.pointee.entries[Int(entry)].length)
        guard length == key.count else { return false }
        guard let base = key.baseAddress, let keys = unsafe tables.pointee.keyBytes.baseAddress else {
            return length == 0
        }
        let left = unsafe UnsafeRawPointer(base)
        let right = unsafe UnsafeRawPointer(keys + Int(tables.pointee.entries[Int(entry)].offset))
        var offset = 0
        while offset &+ 8 <= length {
            let (one, other) = unsafe (
                left.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
                right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            )
            if one != other { return false }
            offset &+= 8
        }
        while offset < length {
            let (one, other) = unsafe (
                left.loadUnaligned(fromByteOffset: offset, as: UInt8.self),
                right.loadUnaligned(fromByteOffset: offset, as: UInt8.self)
            )
            if one != other { return false }
            offset &+= 1
        }
        return true
    }
}
