// Parses the same documents with JSON and with Foundation's JSONSerialization, in turn, and prints CPU time and the ratio.
//
//   swift run -c release --package-path Benchmarks JSONBenchmark [ROUNDS] [FILE...]

import Foundation
import JSON

/// The CPU time of this process, in seconds.
func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The CPU time of a piece of work.
func cost(of work: () throws -> Void) rethrows -> Double {
    let start = processorTime()
    try work()
    return processorTime() - start
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// A document shaped like an API's answer: about 4 MB.
func orders() -> [UInt8] {
    var text = "{\"orders\": ["
    for index in 0..<12_000 {
        if index > 0 { text += ", " }
        text += """
            {"id": \(index), "customer": "Zoë \\"\(index * 7919 % 10_007)\\" \\u00e9", "total": \(Double(index) * 1.37), \
            "paid": \(index % 3 == 0), "note": null, "tags": ["a", "priority", "line\\nbreak"], \
            "address": {"street": "Hauptstraße \(index % 97)", "zip": "\(10_000 + index % 80_000)", "geo": [\(index % 90).\
            \(index % 1_000), -\(index % 180).25]}}
            """
    }
    return Array((text + "]}").utf8)
}

/// Numbers only: about 2 MB.
func numbers() -> [UInt8] {
    let items = (0..<150_000).map { $0 % 2 == 0 ? "\($0 * 104_729)" : "\(Double($0) / 7)" }
    return Array(("[" + items.joined(separator: ",") + "]").utf8)
}

/// Long texts: about 3 MB.
func texts() -> [UInt8] {
    let line = String(repeating: "The quick brown fox jumps over the lazy dog; ", count: 12)
    return Array(("[" + (0..<6_000).map { _ in "\"\(line)\"" }.joined(separator: ",\n") + "]").utf8)
}

let arguments = CommandLine.arguments.dropFirst()
let rounds = arguments.first.flatMap { Int($0) } ?? 11
var documents: [(name: String, bytes: [UInt8])] = [("orders", orders()), ("numbers", numbers()), ("texts", texts())]
for path in arguments.dropFirst() {
    documents.append((path, Array(try Data(contentsOf: URL(fileURLWithPath: path)))))
}

func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
func figure(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

print("CPU time, median of \(rounds) alternating rounds")
print(
    pad("document", 24),
    pad("MB", 8),
    pad("values ms", 12),
    pad("with places ms", 16),
    pad("Foundation ms", 15),
    "ratio"
)
for (name, bytes) in documents {
    let data = Data(bytes)
    let limits = JSONLimits(maxBytes: 1 << 30, maxDepth: 900, maxValues: 100_000_000)
    let parser = JSONParser(limits: limits)
    var own: [Double] = []
    var placed: [Double] = []
    var peer: [Double] = []
    for _ in 0..<rounds {
        own.append(try cost { _ = try parser.parse(bytes) })
        peer.append(try cost { _ = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed]) })
        placed.append(try cost { _ = try parser.document(bytes) })
    }
    let ratios = zip(peer, own).map { $0 / $1 }
    print(
        pad(name.split(separator: "/").last.map(String.init) ?? name, 24),
        pad(figure(Double(bytes.count) / 1e6), 8),
        pad(figure(median(own) * 1e3), 12),
        pad(figure(median(placed) * 1e3), 16),
        pad(figure(median(peer) * 1e3), 15),
        "\(figure(median(ratios))) (\(figure(ratios.min() ?? 0)) to \(figure(ratios.max() ?? 0)))"
    )
}
