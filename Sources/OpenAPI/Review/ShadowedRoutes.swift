import JSON
import JSONSchema

/// Finds operations that answer the same requests.
///
/// Templates that differ in the names of parameters alone are an error whatever the service does. A template before a
/// literal path that it also matches is a hint only: by the specification the literal one wins, but services that try
/// their routes in the order of declaration never reach it.
enum ShadowedRoutes: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        var tries: [String: RouteTrie] = [:]
        var findings: [OpenAPIReviewFinding] = []
        for (index, operation) in subject.operations.enumerated() {
            let segments = operation.segments.map(RouteTrie.Segment.init)
            let earlier = tries[operation.method, default: RouteTrie()].matches(segments)
            tries[operation.method, default: RouteTrie()].insert(segments, index: index)
            if let same = earlier.first(where: { $0.isEqual }) {
                let other = subject.operations[same.index]
                guard other.path != operation.path else { continue }
                findings.append(
                    OpenAPIReviewFinding(
                        .shadowedRoute,
                        .error,
                        "\(operation.name) and \(other.path) are the same route but for the names of parameters",
                        operations: [same.index, index],
                        place: operation.place
                    )
                )
            } else if let general = earlier.first(where: { takes(operation, by: subject.operations[$0.index], subject) }
            ) {
                let other = subject.operations[general.index]
                findings.append(
                    OpenAPIReviewFinding(
                        .shadowedRoute,
                        .hint,
                        "\(operation.name) stands after \(other.path), which takes its requests where routes are "
                            + "tried in order",
                        operations: [general.index, index],
                        place: operation.place
                    )
                )
            }
        }
        return findings
    }

    /// Whether the parameters of a template permit the words that stand in their place.
    private static func takes(
        _ operation: OpenAPIOperation,
        by template: OpenAPIOperation,
        _ subject: ReviewSubject
    ) -> Bool {
        zip(template.segments, operation.segments)
            .allSatisfy { wide, narrow in
                guard wide.isParameter, !narrow.isParameter else { return true }
                let name = String(wide.dropFirst().dropLast())
                guard let parameter = template.parameters.first(where: { $0.location == .path && $0.name == name }),
                    let schema = parameter.schema
                else { return true }
                guard let compiled = subject.judge.compiled(schema) else { return false }
                return compiled.isValid(JSONNode(.string(String(narrow))))
            }
    }
}

/// The paths of one method as a tree of segments.
struct RouteTrie {
    /// A segment: any text, or a certain one, in which the names of parameters do not count.
    enum Segment: Hashable {
        case any
        case text(String)

        init(_ segment: Substring) {
            if segment.isParameter {
                self = .any
                return
            }
            var text: [UInt8] = []
            var isName = false
            for byte in segment.utf8 {
                if byte == UInt8(ascii: "}") { isName = false }
                if !isName { text.append(byte) }
                if byte == UInt8(ascii: "{") { isName = true }
            }
            self = .text(String(decoding: text, as: UTF8.self))
        }
    }

    private struct Node {
        var children: [Segment: Int] = [:]
        var index: Int?
    }

    private var nodes = [Node()]

    /// Adds a path; of equal ones the first stays.
    mutating func insert(_ segments: [Segment], index: Int) {
        var node = 0
        for segment in segments {
            if let next = nodes[node].children[segment] {
                node = next
            } else {
                nodes.append(Node())
                nodes[node].children[segment] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        if nodes[node].index == nil { nodes[node].index = index }
    }

    /// The paths that are equal to one or take all of its requests, in the order in which they were added.
    func matches(_ segments: [Segment]) -> [(index: Int, isEqual: Bool)] {
        var reached = [(node: 0, isEqual: true)]
        for segment in segments {
            var next: [(node: Int, isEqual: Bool)] = []
            // A tree full of parameters could double the number with each segment: what is beyond a bound is left out.
            for place in reached.prefix(256) {
                if let child = nodes[place.node].children[segment] { next.append((child, place.isEqual)) }
                if segment != .any, let child = nodes[place.node].children[.any] { next.append((child, false)) }
            }
            reached = next
        }
        return reached.compactMap { place in nodes[place.node].index.map { ($0, place.isEqual) } }
            .sorted { $0.index < $1.index }
    }
}
