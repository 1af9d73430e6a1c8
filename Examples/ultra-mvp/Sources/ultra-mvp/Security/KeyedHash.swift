/// HMAC-SHA-256 (RFC 2104) under one key.
struct KeyedHash: Sendable {
    // The states after the padded key, so that a code costs two compressions less.
    private let inner: SHA256
    private let outer: SHA256

    init(key: some Collection<UInt8>) {
        var block = key.count > 64 ? SHA256.digest(key) : Array(key)
        block.append(contentsOf: repeatElement(0, count: 64 - block.count))
        var (inner, outer) = (SHA256(), SHA256())
        inner.update(block.map { $0 ^ 0x36 })
        outer.update(block.map { $0 ^ 0x5c })
        (self.inner, self.outer) = (inner, outer)
    }

    /// Returns the authentication code of `message`, 32 bytes long.
    func code(for message: some Sequence<UInt8>) -> [UInt8] {
        var (first, second) = (inner, outer)
        first.update(message)
        second.update(first.finalize())
        return second.finalize()
    }

    /// Compares two codes in a time that does not depend on where they differ.
    static func equal(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
