import Foundation
import Glibc

/// The processes of this machine, as far as a test must know that nothing is left of a run.
enum SystemProcesses {
    /// The processes that work in a folder or name it, or a port, in their arguments; one line for each.
    ///
    /// This process itself is left out.
    static func concerning(_ folder: String, port: UInt16?) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.sorted()
            .compactMap { process in
                guard process != getpid() else { return nil }
                let bytes = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
                let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
                let place = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")) ?? ""
                let isThere = place == folder || place.hasPrefix("\(folder)/")
                let isNamed = words.contains { $0.contains(folder) || $0 == port.map(String.init) }
                // What has ended and waits to be collected has neither arguments nor a folder.
                return isThere || isNamed ? "\(process) \(words.joined(separator: " "))" : nil
            }
    }

    /// Waits until nothing is left of a run, and returns what still is.
    static func left(of folder: String, port: UInt16?, within limit: Duration = .seconds(3)) async throws -> [String] {
        let deadline = ContinuousClock.now + limit
        while true {
            let left = concerning(folder, port: port)
            if left.isEmpty || ContinuousClock.now >= deadline { return left }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
