import FoundationEssentials
import Glibc
import NIOCore

/// The sample service: several text models behind one interface.
@main
struct UltraMVP {
    static func main() async {
        do {
            let options = try CommandLineOptions(arguments: Array(CommandLine.arguments.dropFirst()))
            let settings = try Settings(environment: ProcessInfo.processInfo.environment)
            do {
                try await UltraService(settings: settings, options: options).run()
            } catch let error as IOError {
                let reason = unsafe String(cString: strerror(error.errnoCode)).lowercased()
                fail("cannot listen on \(options.hostname):\(options.port): \(reason)")
            } catch is SocketAddressError.UnknownHost {
                fail("cannot listen on \(options.hostname):\(options.port): unknown host")
            }
        } catch CommandLineOptions.Problem.helpRequested {
            Terminal.say(CommandLineOptions.usage)
        } catch {
            fail("\(error)")
        }
    }

    private static func fail(_ message: String) -> Never {
        Terminal.complain("ultra-mvp: \(message)")
        exit(1)
    }
}
