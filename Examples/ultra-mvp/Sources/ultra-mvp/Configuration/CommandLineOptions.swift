/// Where to listen, from the command line.
struct CommandLineOptions: Equatable, Sendable {
    /// Why a command line cannot be followed.
    enum Problem: Error, Equatable, CustomStringConvertible {
        /// The person asked for help.
        case helpRequested
        /// An argument that no option has.
        case unknown(String)
        /// An option without a usable value.
        case badValue(option: String)

        var description: String {
            switch self {
            case .helpRequested: CommandLineOptions.usage
            case .unknown(let argument): "unknown argument '\(argument)'\n\(CommandLineOptions.usage)"
            case .badValue(let option): "\(option) needs a valid value\n\(CommandLineOptions.usage)"
            }
        }
    }

    static let usage = "usage: ultra-mvp [--hostname 127.0.0.1] [--port 8080]"

    var hostname = "127.0.0.1"
    /// Port to listen on; 0 lets the system choose.
    var port = 8080

    init(arguments: [String]) throws(Problem) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                throw .helpRequested
            case "--hostname":
                guard let value = rest.popFirst(), !value.isEmpty else { throw .badValue(option: argument) }
                hostname = value
            case "--port":
                guard let value = rest.popFirst().flatMap(Int.init), (0...65_535).contains(value) else {
                    throw .badValue(option: argument)
                }
                port = value
            default:
                throw .unknown(argument)
            }
        }
    }
}
