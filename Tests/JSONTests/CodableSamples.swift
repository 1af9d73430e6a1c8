/// Types for the tests of the coders, in the shapes that people write.
struct Service: Codable, Hashable {
    var name: String
    var port: UInt16
    var tags: [String]
    var owner: Owner?
    var limits: [String: Double]
    var levels: [Level]
}

struct Owner: Codable, Hashable {
    var mail: String
    var manager: [Owner]?
}

enum Level: String, Codable, Hashable {
    case low, high
}

indirect enum Outcome: Codable, Hashable {
    case pass
    case partial(String)
    case fail(code: Int, cause: Outcome?)
}

class Base: Codable {
    let base: Int

    init(base: Int) {
        self.base = base
    }
}

final class Derived: Base {
    let own: Int

    enum CodingKeys: CodingKey { case own }

    init(base: Int, own: Int) {
        self.own = own
        super.init(base: base)
    }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        own = try container.decode(Int.self, forKey: .own)
        try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(own, forKey: .own)
        try super.encode(to: container.superEncoder())
    }
}
