import Foundation
import Testing

@testable import LoadEngine

@Suite struct HistogramTests {
    private static func random(_ count: Int, seed: UInt64) -> [UInt64] {
        var random = SplitMix(seed: seed)
        return (0..<count).map { _ in random.next() >> (22 + random.next() % 42) }
    }

    private static func histogram(_ values: [UInt64]) -> Histogram {
        var histogram = Histogram()
        for value in values { histogram.record(value) }
        return histogram
    }

    @Test("quantiles are within 0.05 % of the exact ones", arguments: 0..<5)
    func quantiles(seed: UInt64) throws {
        let values = Self.random(5_000, seed: seed).sorted()
        let histogram = Self.histogram(values)
        for share in [0, 0.001, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1] {
            let rank = max(1, Int((Double(values.count) * share).rounded(.up)))
            let exact = Double(values[rank - 1])
            let found = Double(try #require(histogram.quantile(share)))
            #expect(abs(found - exact) <= exact * 0.0005, "at \(share)")
        }
        #expect(histogram.minimum == values.first)
        #expect(histogram.maximum == values.last)
        let mean = Double(values.reduce(0, +)) / Double(values.count)
        #expect(histogram.mean == mean)
    }

    @Test("every bucket holds its middle, and buckets ascend without gaps")
    func layout() {
        var previous: UInt64 = 0
        for index in 0..<Histogram.bucketCount {
            let middle = Histogram.middle(ofBucket: index)
            #expect(Histogram.bucket(of: middle) == index)
            #expect(index == 0 || middle > previous)
            previous = middle
        }
        for power in 0..<42 {
            let value = UInt64(1) << UInt64(power)
            #expect(Histogram.bucket(of: value) - Histogram.bucket(of: value - 1) == 1)
        }
        #expect(Histogram.bucket(of: .max) == Histogram.bucketCount - 1)
    }

    @Test("merging is the histogram of all values, in any order")
    func merge() {
        let (first, second) = (Self.random(1_000, seed: 1), Self.random(777, seed: 2))
        let whole = Self.histogram(first + second)
        #expect(Self.histogram(first).merging(Self.histogram(second)) == whole)
        #expect(Self.histogram(second).merging(Self.histogram(first)) == whole)
        #expect(Histogram().merging(whole) == whole)
        #expect(whole.merging(Histogram()) == whole)
    }

    @Test("an empty histogram says nothing, and a reset one is empty")
    func empty() {
        #expect(Histogram().quantile(0.5) == nil)
        #expect(Histogram().minimum == nil && Histogram().maximum == nil && Histogram().mean == nil)
        var histogram = Self.histogram([5])
        histogram.reset()
        #expect(histogram.quantile(0.5) == nil && histogram.count == 0 && histogram.mean == nil)
    }

    @Test("extreme values and shares do not trap")
    func extremes() {
        let histogram = Self.histogram([0, .max, .max])
        #expect(histogram.sum == .max)
        #expect(histogram.quantile(1) == .max)
        #expect(histogram.quantile(0) == 0)
        for share in [-1, 2, Double.nan, .infinity, -.infinity] { #expect(histogram.quantile(share) != nil) }
    }

    @Test("coding keeps the value and writes used buckets only")
    func coding() throws {
        let histogram = Self.histogram([3, 3, 5_000])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(histogram)
        #expect(
            String(decoding: data, as: UTF8.self)
                == #"{"buckets":[[3,2],[3298,1]],"count":3,"maximum":5000,"minimum":3,"sum":5006}"#
        )
        #expect(try JSONDecoder().decode(Histogram.self, from: data) == histogram)
        let empty = try encoder.encode(Histogram())
        #expect(try JSONDecoder().decode(Histogram.self, from: empty) == Histogram())
    }

    @Test(
        "what no recording produces is refused",
        arguments: [
            #"{"buckets":[],"count":1,"sum":0}"#,
            #"{"buckets":[[3,2]],"count":1,"sum":6,"minimum":3,"maximum":3}"#,
            #"{"buckets":[[3,0]],"count":0,"sum":0,"minimum":3,"maximum":3}"#,
            #"{"buckets":[[3]],"count":1,"sum":3,"minimum":3,"maximum":3}"#,
            #"{"buckets":[[33792,1]],"count":1,"sum":3,"minimum":3,"maximum":3}"#,
            #"{"buckets":[[18446744073709551615,1]],"count":1,"sum":3,"minimum":3,"maximum":3}"#,
            #"{"buckets":[[5,1],[3,1]],"count":2,"sum":8,"minimum":3,"maximum":5}"#,
            #"{"buckets":[[3,1],[3,1]],"count":2,"sum":6,"minimum":3,"maximum":3}"#,
            #"{"buckets":[[3,1]],"count":1,"sum":3,"minimum":2,"maximum":3}"#,
            #"{"buckets":[[3,1]],"count":1,"sum":3,"minimum":3,"maximum":4}"#,
            #"{"buckets":[[3,1]],"count":1,"sum":2,"minimum":3,"maximum":3}"#,
            #"{"buckets":[[3,18446744073709551615],[4,1]],"count":0,"sum":2,"minimum":3,"maximum":4}"#,
            #"{"buckets":[[3,-1]],"count":1,"sum":3,"minimum":3,"maximum":3}"#,
        ]
    )
    func refused(text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Histogram.self, from: Data(text.utf8)) }
    }
}
