/// A map that keeps the order in which its entries came.
///
/// Keys are bool, int, uint or string; numbers that are mathematically equal are one key, `1` and `1u`, and a double such
/// as `1.0` finds it. Texts are told apart by their UTF-8 bytes.
public struct CELMap: Sendable {
    private let storage: Storage

    /// The map without entries.
    public static let empty = CELMap(Storage())

    /// Makes a map from entries whose keys are distinct and of a kind that a key may have.
    ///
    /// - Throws: `repeatedKey` or `invalidArgument`.
    public init(_ entries: [(key: CELValue, value: CELValue)]) throws(CELFailure) {
        storage = try Storage(keys: entries.map(\.key), values: entries.map(\.value))
    }

    /// Makes a map from as many keys as values, which saves making pairs of them.
    ///
    /// - Throws: `repeatedKey` or `invalidArgument`.
    public init(keys: [CELValue], values: [CELValue]) throws(CELFailure) {
        guard keys.count == values.count else { throw .invalidArgument("a map needs a value for each key") }
        storage = try Storage(keys: keys, values: values)
    }

    /// Makes a map with texts for keys; of entries with the same key the last counts, in the place of the first.
    public init(fields: [(key: String, value: CELValue)]) {
        storage = Storage(fields: fields)
    }

    private init(_ storage: Storage) {
        self.storage = storage
    }

    /// The number of entries.
    public var count: Int { storage.keys.count }
    /// Whether there are no entries.
    public var isEmpty: Bool { storage.keys.isEmpty }
    /// The keys in order.
    public var keys: [CELValue] { storage.keys }
    /// The values in the order of the keys.
    public var values: [CELValue] { storage.values }

    /// The value under a key, nil where there is none or the key is of a kind that no key has.
    public subscript(key: CELValue) -> CELValue? {
        storage.position(of: key).map { storage.values[$0] }
    }

    /// The value under a text.
    public subscript(key: String) -> CELValue? {
        storage.position(of: CELFieldKey(key)).map { storage.values[$0] }
    }

    /// The value under a text whose hash is known; the fastest look-up.
    @inline(__always)
    public subscript(field key: CELFieldKey) -> CELValue? {
        storage.position(of: key).map { storage.values[$0] }
    }

    /// Where a key stands in `keys` and `values`.
    public func position(of key: CELValue) -> Int? { storage.position(of: key) }

    /// Where a text stands in `keys` and `values`.
    ///
    /// The hint says where it stood in a map like this one; maps of one shape are then searched in one step.
    @inline(__always)
    public func position(of key: CELFieldKey, near hint: Int) -> Int? {
        storage.position(of: key, near: hint)
    }
}
