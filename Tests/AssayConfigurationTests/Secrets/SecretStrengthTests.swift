import Testing

@testable import AssayConfiguration

@Suite("Strength of secrets")
struct SecretStrengthTests {
    private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

    @Test(
        "a text that stands in for a secret is a placeholder",
        arguments: [
            "changeme", "change-me", "change_me", "CHANGE_THIS", "ChangeMe!", "changeme123",
            "change_this_in_production",
            "your-secret-here", "your_password", "your_stripe_key_here", "YOUR_API_KEY", "your-256-bit-secret",
            "<password>",
            "<YOUR TOKEN>", "[secret]", "xxx", "XXXXXXXXXXXX", "xxxx-xxxx-xxxx", "todo", "TODO: fill in", "example",
            "placeholder", "replace-me", "replace_with_real_key", "insert_key_here", "dummy", "secret", "password",
            "test",
            "default", "123456", "your-super-secret-key-change-in-production", "my-secret-key", "mysupersecretpassword",
            "supersecretkey", "test-secret", "dev-only-secret-do-not-use", "example-token-123", "__JWT_SECRET__", "...",
            "insecure-dev-key", "rootsecretpassword", "secret_firefly_password", "sk-proj-xxxxxxxx", "AKIAXXXXXXXXXXXX",
            "pk_test_******", "django-insecure-8f$k2j!x9q0z7w", "please-change-this-secret", "fake-api-key",
            "your_jwt_secret_key_min_32_characters_long", "super-secret-jwt-token-with-at-least-32-characters-long",
        ]
    )
    func placeholders(value: String) {
        #expect(PlaceholderValue.matches(bytes(value)))
    }

    @Test(
        "a strong value is no placeholder, even where it holds a short word by chance",
        arguments: [
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "k7testQ9z-Vx2pLm4Rt8Wn",
            "Kd8!xxxPq2#mZv7",
            "aXkeyB7+secretQ/9zLmNpRt==", "4todo7c1b9e2f5a8d0c3", "correct horse battery staple", "tr0ub4dor&3xyzzy",
            "mellon-Beispiel-Zugspitze-1987", "eN7q-here-9Xv2Lk4Tz8Wm", "hx-example-8f7c6e5d4b3a29180716",
            "Zq8vT2my5Rk9", "vK3tQ9xLw2Zpxxxxx", "token-otter-violin-secret-marble",
            "a3f9-change-7c81d2e0b4f65a9318ce", "vP3kYourW8zQmLx2", "postgres", "", "Xk", "n0tApl4ceh0ld3rQz",
        ]
    )
    func strongValues(value: String) {
        #expect(!PlaceholderValue.matches(bytes(value)))
    }

    @Test(
        "common passwords and vendor defaults are known, also with a tail",
        arguments: [
            "postgres", "ADMIN", "root", "guest", "letmein", "qwerty", "minioadmin", "P@ssw0rd", "postgres123",
            "admin2024!", "admin123456", "Welcome@2024", "s3cr3t", "hunter2",
        ]
    )
    func commonPasswords(value: String) {
        #expect(CommonPassword.matches(bytes(value)))
    }

    @Test(
        "other values are not common",
        arguments: [
            "", "postgresql-9X2", "rootedness", "9f86d081884c7d65", "adminQz81xv", "admin1234567890", "testarossa77x",
        ]
    )
    func uncommonPasswords(value: String) {
        #expect(!CommonPassword.matches(bytes(value)))
    }

    @Test(
        "few characters, repeated units and runs are seen",
        arguments: [
            "aaaaaaaa", "abababab", "abcabcabcabc", "0123456789abcdef", "qwertyuiop", "abcdefgh", "zyxwvutsr",
            "1111111122222222", "deadbeefdeadbeef", "aa", "12345",
        ]
    )
    func repeated(value: String) {
        #expect(SecretStrength.isRepeated(bytes(value)))
    }

    @Test(
        "random values are not repeated",
        arguments: ["", "a", "9f86d081884c7d659a2feaa0c55ad015", "kT8vQ2zL", "83061794528", "hunter2"]
    )
    func notRepeated(value: String) {
        #expect(!SecretStrength.isRepeated(bytes(value)))
    }

    @Test("entropy is Shannon's over the whole value")
    func entropy() {
        #expect(SecretStrength.entropyBits(of: []) == 0)
        #expect(SecretStrength.entropyBits(of: bytes("aaaa")) == 0)
        #expect(SecretStrength.entropyBits(of: bytes("abcd")) == 8)
        #expect(SecretStrength.entropyBits(of: bytes("aabbb")) == 4.9)
        let all = (0..<4_096).map { UInt8($0 % 256) }
        #expect(SecretStrength.entropyBits(of: all[...]) == 32_768)
    }

    @Test("the classes of characters are told")
    func classes() {
        #expect(SecretStrength.classes(of: bytes("aB3-")) == [.lower, .upper, .digit, .symbol])
        #expect(SecretStrength.classes(of: bytes("ü")) == [.symbol])
        #expect(SecretStrength.classes(of: []) == [])
    }

    @Test("seeded random values are neither placeholders nor common nor repeated")
    func randomValues() {
        var random = SeededRandom(seed: 7)
        let alphabets = [
            "0123456789abcdef", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
            "abcdefghijklmnopqrstuvwxyz",
        ]
        for alphabet in alphabets.map({ Array($0.utf8) }) {
            for _ in 0..<5_000 {
                let length = Int.random(in: 16...64, using: &random)
                let value = (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }[...]
                let isWeak =
                    PlaceholderValue.matches(value) || CommonPassword.matches(value) || SecretStrength.isRepeated(value)
                #expect(!isWeak, "\(String(decoding: value, as: UTF8.self))")
            }
        }
    }
}
