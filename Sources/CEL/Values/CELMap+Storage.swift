extension CELMap {
    /// The entries, with the hash of each key, and from nine entries on an index by hash.
    final class Storage: Sendable {
        let keys: [CELValue]
        let values: [CELValue]
        private let hashes: [UInt64]
        /// Open addressing, a power of two at least twice the entries: the position plus one, or zero.
        private let index: [Int32]

        private static let largestScan = 8

        init() {
            (keys, values, hashes, index) = ([], [], [], [])
        }

        init(keys: [CELValue], values: [CELValue]) throws(CELFailure) {
            var hashes: [UInt64] = []
            hashes.reserveCapacity(keys.count)
            for key in keys {
                guard !key.isDouble, let hash = CELKeyHash.hash(of: key) else {
                    throw .invalidArgument("a map's key cannot be a value of type \(key.kindName)")
                }
                hashes.append(hash)
            }
            var index = Storage.emptyIndex(for: keys.count)
            for position in keys.indices {
                let key = keys[position]
                let other = Storage.find(hashes[position], in: hashes, of: position, index) { other in
                    Storage.isSameKey(keys[other], key)
                }
                guard other == nil else { throw .repeatedKey(key.shortText()) }
                Storage.add(position, hashes[position], to: &index)
            }
            self.keys = keys
            self.values = values
            self.hashes = hashes
            self.index = index
        }

        init(fields: [(key: String, value: CELValue)]) {
            var keys: [CELValue] = []
            var values: [CELValue] = []
            var hashes: [UInt64] = []
            keys.reserveCapacity(fields.count)
            values.reserveCapacity(fields.count)
            hashes.reserveCapacity(fields.count)
            var index = Storage.emptyIndex(for: fields.count)
            for field in fields {
                let hash = CELKeyHash.hash(of: field.key)
                let known = Storage.find(hash, in: hashes, of: keys.count, index) { position in
                    Storage.isText(keys[position], field.key)
                }
                if let known {
                    values[known] = field.value
                    continue
                }
                Storage.add(keys.count, hash, to: &index)
                keys.append(.string(field.key))
                values.append(field.value)
                hashes.append(hash)
            }
            self.keys = keys
            self.values = values
            self.hashes = hashes
            self.index = index
        }

        func position(of key: CELValue) -> Int? {
            guard let hash = CELKeyHash.hash(of: key) else { return nil }
            return Storage.find(hash, in: hashes, of: keys.count, index) { Storage.isSameKey(keys[$0], key) }
        }

        @inline(__always)
        func position(of key: CELFieldKey) -> Int? {
            Storage.find(key.hash, in: hashes, of: hashes.count, index) { Storage.isText(keys[$0], key.text) }
        }

        @inline(__always)
        func position(of key: CELFieldKey, near hint: Int) -> Int? {
            if hint >= 0, hint < hashes.count, hashes[hint] == key.hash, Storage.isText(keys[hint], key.text) {
                return hint
            }
            return position(of: key)
        }

        private static func emptyIndex(for count: Int) -> [Int32] {
            guard count > largestScan, count < Int(Int32.max) else { return [] }
            return [Int32](repeating: 0, count: 1 << (Int.bitWidth - (count * 2 - 1).leadingZeroBitCount))
        }

        private static func add(_ position: Int, _ hash: UInt64, to index: inout [Int32]) {
            guard !index.isEmpty else { return }
            var slot = Int(truncatingIfNeeded: hash) & (index.count - 1)
            while index[slot] != 0 { slot = (slot + 1) & (index.count - 1) }
            index[slot] = Int32(truncatingIfNeeded: position + 1)
        }

        /// The position below `count` that has a hash and a key.
        @inline(__always)
        private static func find(
            _ hash: UInt64,
            in hashes: [UInt64],
            of count: Int,
            _ index: [Int32],
            where isKey: (Int) -> Bool
        ) -> Int? {
            guard !index.isEmpty else {
                for position in 0..<count where hashes[position] == hash && isKey(position) { return position }
                return nil
            }
            var slot = Int(truncatingIfNeeded: hash) & (index.count - 1)
            while index[slot] != 0 {
                let position = Int(index[slot]) - 1
                if hashes[position] == hash, isKey(position) { return position }
                slot = (slot + 1) & (index.count - 1)
            }
            return nil
        }

        @inline(__always)
        private static func isText(_ key: CELValue, _ text: String) -> Bool {
            guard case .string(let own) = key else { return false }
            return CELText.isEqual(own, text)
        }

        private static func isSameKey(_ left: CELValue, _ right: CELValue) -> Bool {
            switch (left, right) {
            case (.string(let left), .string(let right)): CELText.isEqual(left, right)
            case (.bool(let left), .bool(let right)): left == right
            default: CELWholeNumber(left).map { $0 == CELWholeNumber(right) } ?? false
            }
        }
    }
}

extension CELValue {
    fileprivate var isDouble: Bool { if case .double = self { true } else { false } }
}
