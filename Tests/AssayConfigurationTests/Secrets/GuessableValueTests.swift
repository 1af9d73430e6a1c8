import Testing

@testable import AssayConfiguration

@Suite("Guessable values")
struct GuessableValueTests {
    private func isGuessable(_ value: String) -> Bool {
        GuessableValue.matches(Array(value.utf8)[...])
    }

    @Test(
        "words that end in what the value is for are guessable",
        arguments: [
            "shop_dev_pw_2024", "demo-state-secret", "acme.prod.password", "ShopDbPassword1!", "booking_secret_key",
            "covid_19_pwd", "MY_SHOP_TOKEN", "billing pass 1", "RandomCorp123!", "shop1234", "acme-prod-123",
        ]
    )
    func guessable(value: String) {
        #expect(isGuessable(value))
    }

    @Test(
        "random values, passphrases and single words are not",
        arguments: [
            "", "password", "walnut tractor ember violin", "correct-horse-battery-staple-orbit", "9f8e7d-key",
            "vK3tQ9xLw2Zp8RbN", "k9_x2_key", "cb_live_4f9a2e7c1b8d6053a1f4e9c2", "a-b-key", "key-key",
            "one_two_three_four_five_six_key", "shop_password_20240101123", "secret\u{0}key_shop_key", "ключ_password",
            "sha256/abc/key", "RandomCorp987!", "kX92mQ123", "Walnut42", "shop123!!!", "123", "ab123",
        ]
    )
    func others(value: String) {
        #expect(!isGuessable(value))
    }

    @Test("random text with a telling end is not taken for words", arguments: 0..<200)
    func random(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        let text = (0..<32)
            .map { _ in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return alphabet[Int(state % UInt64(alphabet.count))]
            }
        #expect(!isGuessable(String(text) + "_key"))
    }

    @Test("a long value is not looked at")
    func long() {
        #expect(!isGuessable(String(repeating: "shop_", count: 100_000) + "key"))
    }
}
