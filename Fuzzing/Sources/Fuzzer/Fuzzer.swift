import CLibFuzzer
import Synchronization

/// A test that gets one input after another from libFuzzer, and ends the process where it finds something wrong.
public enum Fuzzer {
    /// The test; in a structure of its own, as a bare closure in a mutex gets one thunk more with each access.
    private struct Test {
        var body: @Sendable ([UInt8]) -> Void
    }

    /// libFuzzer takes a C function, which can capture nothing.
    private static let test = Mutex(Test { _ in })

    /// Runs a test until the time or the number of runs that the command line names is used up.
    public static func run(_ body: @escaping @Sendable ([UInt8]) -> Void) {
        test.withLock { $0.body = body }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
        let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { start, count in
            let input = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
            Fuzzer.test.withLock { $0.body }(input)
            return 0
        }
        if status != 0 { fatalError("libFuzzer ended with \(status)") }
    }

    /// Ends the process when a promise is broken; libFuzzer then keeps the input.
    public static func expect(
        _ isKept: Bool,
        _ promise: @autoclosure () -> String,
        file: StaticString = #fileID,
        line: UInt = #line
    ) {
        if !isKept { fatalError(promise(), file: file, line: line) }
    }
}
