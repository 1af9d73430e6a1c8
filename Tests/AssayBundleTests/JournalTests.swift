import AssayBundle
import AssayModel
import Glibc
import JSON
import Testing

@Suite("The journal")
struct JournalTests {
    private let folder: TemporaryFolder
    private var path: String { folder("journal.jsonl") }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func write(_ entries: [JournalEntry] = Samples.entries) async throws {
        let journal = try Journal(creating: path)
        for (index, entry) in entries.enumerated() {
            try await journal.append(entry, at: Samples.moment.advanced(byMilliseconds: Int64(index)))
        }
    }

    private func bytes() throws -> [UInt8] {
        try DurableFile.read(path, limit: 1 << 20)
    }

    @Test("every kind of step reads back as it was written, numbered and chained")
    func keepsSteps() async throws {
        try await write()
        let lines = try Journal.lines(of: path)
        #expect(lines.map(\.entry) == Samples.entries)
        #expect(lines.map(\.sequence) == Array(1...Samples.entries.count))
        #expect(lines.map(\.at.milliseconds) == Samples.entries.indices.map { Samples.moment.milliseconds + Int64($0) })
        let texts = try bytes().split(separator: UInt8(ascii: "\n")).map(Array.init)
        #expect(texts.count == Samples.entries.count)
        #expect(lines.map(\.previous) == [Digest(hashing: "")] + texts.dropLast().map { Digest(hashing: $0) })
    }

    @Test("a last line that is torn at any byte is cut off, and the run goes on from there")
    func mendsTornTails() async throws {
        try await write(Array(Samples.entries.prefix(3)))
        let whole = try bytes()
        let start = try #require(whole.dropLast().lastIndex(of: UInt8(ascii: "\n"))) + 1
        for end in start..<whole.count {
            try DurableFile.write(Array(whole[..<end]), to: path)
            #expect(try Journal.lines(of: path).count == 2)
            let journal = try Journal(resuming: path)
            try await journal.append(Samples.entries[2], at: Samples.moment.advanced(byMilliseconds: 2))
            #expect(try bytes() == whole)
        }
    }

    @Test("damage to any byte before the last line is told with its line")
    func tellsDamage() async throws {
        try await write(Array(Samples.entries.prefix(3)))
        let whole = try bytes()
        let last = try #require(whole.dropLast().lastIndex(of: UInt8(ascii: "\n")))
        for index in 0...last {
            var damaged = whole
            damaged[index] ^= 1
            try DurableFile.write(damaged, to: path)
            let error = #expect(throws: BundleError.self) { try Journal.lines(of: path) }
            guard case .damagedJournal(path, let line, _) = error else {
                Issue.record("byte \(index): \(String(describing: error))")
                continue
            }
            let own = whole[..<index].count { $0 == UInt8(ascii: "\n") } + 1
            #expect(line == own || line == own + 1)
            #expect(throws: BundleError.self) { try Journal(resuming: path) }
        }
    }

    @Test("lines that are left out, doubled or swapped are damage")
    func tellsMissingLines() async throws {
        try await write(Array(Samples.entries.prefix(4)))
        let lines = try bytes().split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
        for order in [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 0, 1], [1, 0, 2, 3], [0, 2, 1, 3]] {
            try DurableFile.write(order.flatMap { lines[$0] }, to: path)
            #expect(throws: BundleError.self, "\(order)") { try Journal.lines(of: path) }
        }
    }

    @Test("what is no journal is damage, and an empty file is a journal without lines")
    func tellsOtherFiles() throws {
        for text in ["\n", "{}\n", "text\n", "[]\n\n", "\u{0}\n"] {
            try DurableFile.write(Array(text.utf8), to: path)
            #expect(throws: BundleError.self, "\(text)") { try Journal.lines(of: path) }
        }
        try DurableFile.write([], to: path)
        #expect(try Journal.lines(of: path).isEmpty)
    }

    @Test("a journal that someone holds is in use, and free again once it is let go")
    func isExclusive() async throws {
        try await write()
        do {
            let holder = try Journal(resuming: path)
            #expect(throws: BundleError.inUse(path: path)) { try Journal(resuming: path) }
            try await holder.append(.gathered, at: Samples.moment)
        }
        let next = try Journal(resuming: path)
        try await next.append(.ended, at: Samples.moment)
        #expect(try Journal.lines(of: path).count == Samples.entries.count + 2)
    }

    @Test("a journal is never made over one that exists, nor opened where there is none")
    func keepsWhatExists() async throws {
        try await write()
        let before = try bytes()
        #expect(throws: BundleError.self) { try Journal(creating: path) }
        #expect(try bytes() == before)
        #expect(throws: BundleError.self) { try Journal(resuming: folder("gone")) }
        #expect(throws: BundleError.self) { try Journal.lines(of: folder("gone")) }
        #expect(throws: BundleError.self) { try Journal(creating: folder("gone/journal")) }
    }

    @Test("a step that does not fit on the disk leaves no scrap that a later one would follow")
    func survivesFullDisk() async throws {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let path = folder("journal.jsonl")
            let journal = try Journal(creating: path)
            try await journal.append(Samples.entries[0], at: Samples.moment)
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 1_000, rlim_max: .max)
            try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            let long = JournalEntry.filed(Roster(kind: "k", subjects: [String(repeating: "x", count: 2_000)]))
            await #expect(throws: BundleError.self) { try await journal.append(long, at: Samples.moment) }
            try await journal.append(.gathered, at: Samples.moment)
            try #require(try Journal.lines(of: path).map(\.entry) == [Samples.entries[0], .gathered])
        }
    }
}
