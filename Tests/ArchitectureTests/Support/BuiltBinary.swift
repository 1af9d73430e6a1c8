import Foundation
import Synchronization

/// The built `assay`, asked for its help.
enum BuiltBinary {
    private static let pages = Mutex<[String: String?]>([:])

    /// The program: `ASSAY_BINARY`, or the debug build of the repository.
    static var path: String {
        ProcessInfo.processInfo.environment["ASSAY_BINARY"]
            ?? Repository.root.appending(path: ".build/debug/assay").path()
    }

    /// Why the program cannot be asked, with what to do; nil where it can.
    static var absence: String? {
        FileManager.default.isExecutableFile(atPath: path)
            ? nil : "there is no \(path); build it with 'swift build --product assay', or name one in ASSAY_BINARY"
    }

    /// The help of a command such as `checks explain`; nil where there is no such command.
    static func help(of words: [String]) throws -> String? {
        let key = words.joined(separator: " ")
        if let known = pages.withLock({ $0[key] }) { return known }
        let text = try output(of: words + ["--help"]).text
        let page = text.contains("USAGE: \((["assay"] + words).joined(separator: " "))") ? text : nil
        pages.withLock { $0[key] = page }
        return page
    }

    /// Runs the program and returns what it printed on both streams, with its exit status.
    static func output(of arguments: [String]) throws -> (text: String, status: Int32) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
    }
}
