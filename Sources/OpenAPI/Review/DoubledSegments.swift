/// Finds paths that repeat themselves: a router mounted twice under its own prefix, or a server's path written again
/// in each path.
enum DoubledSegments: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        var findings: [OpenAPIReviewFinding] = []
        var seen: Set<String> = []
        var bases: [String: [Int]] = [:]
        for (index, operation) in subject.operations.enumerated() {
            let segments = operation.segments
            if let run = repeatedRun(in: segments) {
                if seen.insert(operation.path).inserted {
                    let indices = subject.operations.indices.filter { subject.operations[$0].path == operation.path }
                    findings.append(
                        OpenAPIReviewFinding(
                            .doubledSegment,
                            .warning,
                            "path \(operation.path) has '\(run)' twice in a row",
                            operations: indices,
                            place: operation.place
                        )
                    )
                }
                continue
            }
            let base = operation.servers.first?.basePath ?? ""
            if repeats(base, in: segments) { bases[base, default: []].append(index) }
        }
        for (base, indices) in bases.sorted(by: { $0.key < $1.key }) {
            findings += subject.finding(
                .doubledSegment,
                .warning,
                on: indices,
                (
                    "begins with '\(base)', which the path of the server has already",
                    "begin with '\(base)', which the path of the server has already"
                )
            )
        }
        return findings
    }

    /// The segments that stand twice in a row, as a path; parameters alone, numbers and single signs are no repetition.
    private static func repeatedRun(in segments: [Substring]) -> String? {
        guard segments.count > 1, segments.count <= 64 else { return nil }
        for length in 1...segments.count / 2 {
            for start in 0...segments.count - 2 * length {
                let run = segments[start..<start + length]
                guard run.elementsEqual(segments[start + length..<start + 2 * length]) else { continue }
                if run.contains(where: isWord) { return "/" + run.joined(separator: "/") }
            }
        }
        return nil
    }

    private static func isWord(_ segment: Substring) -> Bool {
        segment.utf8.count > 1 && !segment.isParameter
            && segment.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    }

    /// Whether a path begins with all of the server's path.
    private static func repeats(_ base: String, in segments: [Substring]) -> Bool {
        let parts = base.split(separator: "/")
        return parts.contains(where: isWord) && segments.count > parts.count && segments.starts(with: parts)
    }
}
