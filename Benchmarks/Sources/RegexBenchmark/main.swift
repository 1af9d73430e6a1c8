// Reads requests from standard input, one a line, fields parted by tabs: operation, pattern, path of a text, iterations.
// Answers each with the CPU nanoseconds of all iterations and the number of matches in one.
//
// Operations: search (is there a match, and where), groups (the same with all groups), all (the ranges of all matches),
// all-groups, compile. `compare-regex.py` drives it.
import Glibc
import LinearRegex

func cpuNanoseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

func contents(of path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = unsafe fread(&buffer, 1, buffer.count, file)
        if count == 0 { return bytes }
        bytes.append(contentsOf: buffer[0..<count])
    }
}

func run(_ operation: String, _ pattern: String, _ regex: LinearRegex, _ text: [UInt8]) -> Int {
    switch operation {
    case "search": regex.firstRange(in: text) == nil ? 0 : 1
    case "groups": regex.firstMatch(in: text) == nil ? 0 : 1
    case "all": regex.allRanges(in: text).count
    case "all-groups": regex.allMatches(in: text).count
    case "compile": (try? LinearRegex(pattern)) == nil ? 0 : 1
    default: -1
    }
}

var texts: [String: [UInt8]] = [:]
while let line = readLine() {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 4, let iterations = Int(fields[3]) else {
        print("error: expected operation, pattern, path and iterations")
        continue
    }
    let text = texts[fields[2]] ?? contents(of: fields[2])
    texts[fields[2]] = text
    let regex = try LinearRegex(fields[1])
    // What is made once (automata, caches) is made before the clock starts, as at the peer.
    var count = run(fields[0], fields[1], regex, text)
    let start = cpuNanoseconds()
    for _ in 0..<iterations { count = run(fields[0], fields[1], regex, text) }
    print(cpuNanoseconds() - start, count)
    fflush(nil)
}
