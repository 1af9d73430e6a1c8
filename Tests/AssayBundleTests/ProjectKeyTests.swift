import AssayBundle
import Glibc
import Testing

@Suite("The project's key")
struct ProjectKeyTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("a key is made once, for its owner alone, and stays")
    func isStable() throws {
        let first = try ProjectKey.load(from: folder.path).fingerprint(of: Array("secret".utf8))
        var status = stat()
        try #require(unsafe stat(folder("project.key"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600 && status.st_size == 32)
        #expect(try ProjectKey.load(from: folder.path).fingerprint(of: Array("secret".utf8)) == first)
        #expect(try ProjectKey.load(from: folder.path).fingerprint(of: Array("secreu".utf8)) != first)
    }

    @Test("two projects give one secret two fingerprints")
    func differs() throws {
        let other = try TemporaryFolder()
        let secret = Array("secret".utf8)
        #expect(
            try ProjectKey.load(from: folder.path).fingerprint(of: secret)
                != ProjectKey.load(from: other.path).fingerprint(of: secret)
        )
    }

    @Test("a fingerprint is the known beginning of HMAC-SHA-256 (RFC 4231, test case 1)")
    func isHMAC() {
        let key = ProjectKey(bytes: [UInt8](repeating: 0x0b, count: 20))
        #expect(key.fingerprint(of: Array("Hi There".utf8)) == "hmac:b0344c61d8db3853")
    }

    @Test("a key of another size is damaged, and is not replaced by itself", arguments: [0, 31, 33, 5_000])
    func refusesDamage(size: Int) throws {
        try DurableFile.write([UInt8](repeating: 1, count: size), to: folder("project.key"))
        #expect(throws: BundleError.self) { try ProjectKey.load(from: folder.path) }
        #expect(try DurableFile.read(folder("project.key"), limit: 1 << 20).count == size)
    }

    @Test("without its folder no key can be made")
    func needsItsFolder() {
        #expect(throws: BundleError.self) { try ProjectKey.load(from: folder("gone")) }
    }
}
