/// The course of a load as paths in a box of 600 by 160 units.
struct SeriesChart {
    /// A few seconds of the load that share one place on the axis.
    private struct Bucket {
        var completed = 0.0
        var errors = 0.0
        var p99: Double?
    }

    private let buckets: [Bucket]
    private let seconds: Int
    private static let width = 600.0
    private static let height = 158.0
    /// More places than this cannot be told apart on paper or screen.
    private static let mostBuckets = 300

    /// Joins seconds until they fit; nil where there are fewer than two.
    init?(_ series: [LoadSummary.Second]) {
        guard series.count > 1 else { return nil }
        seconds = series.count
        let size = (series.count + Self.mostBuckets - 1) / Self.mostBuckets
        buckets = stride(from: 0, to: series.count, by: size)
            .map { start in
                let part = series[start..<min(start + size, series.count)]
                let count = Double(part.count)
                return Bucket(
                    completed: part.reduce(0) { $0 + Double(max(0, $1.completed)) } / count,
                    errors: part.reduce(0) { $0 + Double(max(0, $1.errors)) } / count,
                    p99: part.compactMap(\.p99).filter { $0.isFinite && $0 >= 0 }.max()
                )
            }
    }

    /// The values for the template.
    var context: HTMLReport.Context {
        let peak = buckets.map { max($0.completed, $0.errors) }.max() ?? 0
        let errors = buckets.map(\.errors).max() ?? 0
        return [
            "span": "\(seconds.grouped) s",
            "peak": peak.figure(),
            "label": "At most \(peak.figure()) answers and \(errors.figure()) errors per second",
            "area": "M0 159L" + points(buckets.map(\.completed), peak: peak) + "L600 159Z",
            "errors": errors > 0 ? "M0 159L" + points(buckets.map(\.errors), peak: peak) + "L600 159Z" : "",
            "tail": tail ?? false,
        ]
    }

    private var tail: HTMLReport.Context? {
        let times = buckets.map(\.p99)
        guard let peak = times.compactMap(\.self).max(), peak > 0 else { return nil }
        // A second without answers has no latency: the line stays where it was.
        var last = times.lazy.compactMap(\.self).first ?? 0
        let filled = times.map { time in
            last = time ?? last
            return last
        }
        return [
            "peak": peak.milliseconds,
            "label": "The 99th percentile second by second, at most \(peak.milliseconds)",
            "line": "M" + points(filled, peak: peak),
        ]
    }

    private func points(_ values: [Double], peak: Double) -> String {
        let step = Self.width / Double(max(1, values.count - 1))
        return values.enumerated()
            .map { position, value in
                let share = peak > 0 ? value / peak : 0
                return "\((Double(position) * step).figure()) \((159 - share * Self.height).figure())"
            }
            .joined(separator: "L")
    }
}
