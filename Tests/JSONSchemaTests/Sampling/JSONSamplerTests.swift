import JSON
import Testing

@testable import JSONSchema

@Suite("Sampler")
struct JSONSamplerTests {
    private static let person = """
        {"type": "object", "required": ["name", "tags"], "properties": {
            "name": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]{4,9}$"}},
            "home": {"type": "object", "properties": {"street": {"type": "string"}, "note": {"type": "string", "minLength": 9}}},
            "age": {"type": "integer", "minimum": 0}}}
        """

    @Test("the same seed gives the same value, whatever was made before")
    func determinism() throws {
        let schema = try SampledSchema(Self.person)
        let sampler = JSONSampler(registry: schema.registry, seed: 5)
        guard case .value(let first, _) = sampler.sample(at: schema.reference) else {
            Issue.record("no value")
            return
        }
        _ = sampler.sample(at: schema.reference + "/properties/home")
        _ = sampler.sample(at: schema.reference, variant: 2)
        guard case .value(let second, _) = sampler.sample(at: schema.reference) else {
            Issue.record("no value")
            return
        }
        #expect(first.text(.compact) == second.text(.compact))
    }

    @Test("other seeds give other free texts")
    func seeds() throws {
        let schema = try SampledSchema(Self.person)
        let values = Set((0..<20 as Range<UInt64>).compactMap { schema.value(seed: $0)?["home"]?["note"] })
        #expect(values.count > 15)
    }

    @Test("variants are valid, different and counted from the first choice")
    func variants() throws {
        let schema = try SampledSchema(Self.person)
        let values = (0..<6).compactMap { schema.value(variant: $0) }
        #expect(values.count == 6)
        #expect(Set(values).count == 6)
        let compiled = try JSONSchema(at: schema.reference, in: schema.registry)
        #expect(values.allSatisfy { compiled.isValid(JSONNode($0)) })
        let two = try SampledSchema(#"{"enum": [1, 2]}"#)
        #expect(two.value(variant: 1) == 2)
        guard case .none(let reason) = two.sample(variant: 2) else {
            Issue.record("a third value of two")
            return
        }
        #expect(reason == "there are no more than 2 different values in reach")
        #expect(two.value(variant: .max) == nil)
        #expect(two.value(variant: -1) == 1)
    }

    @Test("an unknown location is refused")
    func unknown() throws {
        let schema = try SampledSchema("{}")
        let sampler = JSONSampler(registry: schema.registry)
        guard case .none(let reason) = sampler.sample(at: "https://example.com/other#/a") else {
            Issue.record("a value of nothing")
            return
        }
        #expect(reason == "nothing is known under 'https://example.com/other#/a'")
    }

    @Test("the generator depends on seed and place and keeps its bounds")
    func generator() {
        var first = SampleGenerator(seed: 1, place: ["a", "b"])
        var same = SampleGenerator(seed: 1, place: ["a", "b"])
        var other = SampleGenerator(seed: 1, place: ["ab"])
        #expect(first.next() == same.next())
        #expect(first.next() != other.next())
        for bound in [1, 2, 3, 1_000] {
            for _ in 0..<100 { #expect((0..<bound).contains(first.next(below: bound))) }
        }
        #expect(first.next(below: 0) == 0)
        #expect(first.next(below: -3) == 0)
    }

    @Test("the digits of variants name every combination once")
    func digits() {
        var seen: Set<[Int]> = []
        for number in 0..<12 {
            var digits = ChoiceDigits(number)
            let combination = [digits.pick(2), digits.pick(1), digits.pick(3), digits.pick(2)]
            #expect(digits.isSpent)
            seen.insert(combination)
        }
        #expect(seen.count == 12)
        var beyond = ChoiceDigits(12)
        _ = (beyond.pick(2), beyond.pick(3), beyond.pick(2))
        #expect(!beyond.isSpent)
    }
}
