import Fuzzer
import HTTPWire

/// Reads any bytes as responses, in one piece and in pieces of changing size, which must make no difference.
///
/// The first byte of an input chooses method and parser, the second how the rest is cut, the third is skipped so that seeds
/// can be files of readable text.
@main
enum HTTPWireFuzz {
    static func main() {
        Fuzzer.run { input in
            guard input.count >= 3 else { return }
            let choice = input[0]
            let bytes = Array(input[3...])
            let setup = Setup(choice)
            let whole = Reading(bytes, setup) { _ in .max }
            var state = UInt32(input[1]) &* 2_654_435_761 &+ 1
            let cut = Reading(bytes, setup) { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return 1 + Int(state >> 24) % (1 + Int(input[1] & 63))
            }
            Fuzzer.expect(cut == whole, "cutting makes a difference: \(cut) instead of \(whole)")
            Fuzzer.expect(Reading(bytes, setup) { _ in 1 } == whole, "single bytes make a difference")
            checkRetention(bytes, setup, whole)
            if !setup.isLenient, whole.error == nil { checkLeniency(bytes, setup, whole) }
        }
    }

    /// Keeping no fields changes nothing else.
    static func checkRetention(_ bytes: [UInt8], _ setup: Setup, _ whole: Reading) {
        var other = setup
        other.keepsFields.toggle()
        let reading = Reading(bytes, other) { _ in .max }
        Fuzzer.expect(reading.error == whole.error, "retention changes the error")
        Fuzzer.expect(reading.body == whole.body, "retention changes the body")
        Fuzzer.expect(reading.heads.map(\.framing) == whole.heads.map(\.framing), "retention changes the framing")
        Fuzzer.expect(reading.anomalies == whole.anomalies, "retention changes the anomalies")
    }

    /// What is read strictly is read leniently, to the same effect.
    ///
    /// But for the coding `identity`, which only the lenient parser takes for none.
    static func checkLeniency(_ bytes: [UInt8], _ setup: Setup, _ whole: Reading) {
        guard !whole.anomalies.contains(where: { $0.contains(.unframedTransferEncoding) }) else { return }
        var other = setup
        other.isLenient = true
        let lenient = Reading(bytes, other) { _ in .max }
        Fuzzer.expect(lenient.error == nil, "strict takes what lenient refuses: \(whole) and \(lenient)")
        Fuzzer.expect(lenient.heads == whole.heads && lenient.body == whole.body, "lenient reads otherwise")
    }
}
