/// A path template without the names of its parameters: `/orders/{}/items`.
struct PathKey: Hashable, Sendable {
    /// The segments; a segment that is one parameter is `{}`.
    let segments: [String]
    /// The names of the parameters that are whole segments, with the number of segments before each.
    let parameters: [(name: String, depth: Int)]

    init(_ template: String) {
        var segments: [String] = []
        var parameters: [(name: String, depth: Int)] = []
        for part in template.split(separator: "/" as Character) {
            if part.hasPrefix("{"), part.hasSuffix("}"), part.utf8.filter({ $0 == UInt8(ascii: "{") }).count == 1 {
                parameters.append((String(part.dropFirst().dropLast()), segments.count))
                segments.append("{}")
            } else {
                segments.append(String(part))
            }
        }
        self.segments = segments
        self.parameters = parameters
    }

    private init(segments: [String], parameters: [(name: String, depth: Int)]) {
        self.segments = segments
        self.parameters = parameters
    }

    /// The path up to a number of segments.
    func prefix(_ count: Int) -> PathKey {
        PathKey(segments: Array(segments.prefix(count)), parameters: parameters.filter { $0.depth < count })
    }

    /// Whether the last segment is a parameter: the path names one thing and not a collection of them.
    var namesOneThing: Bool {
        segments.last == "{}"
    }

    static func == (left: PathKey, right: PathKey) -> Bool {
        left.segments == right.segments
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(segments)
    }
}
