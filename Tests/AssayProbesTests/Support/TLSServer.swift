import Dispatch
import Glibc

/// `openssl s_server` on a free loopback port, with certificates made for the occasion.
final class TLSServer: Sendable {
    /// Certificates in a folder of their own, which is removed with the last reference.
    final class Certificates: Sendable {
        /// The folder.
        let folder: String

        /// Makes a certificate for `localhost`, one for another name, and one that has expired.
        init() throws {
            var template = Array("/tmp/assay-tls-XXXXXX".utf8CString)
            // The template is ended by a zero, and changed in place.
            guard unsafe mkdtemp(&template) != nil else { throw SupportError("cannot make a folder") }
            folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let script = """
                cd "$1" || exit 1
                make() {
                    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=$1 \
                        -addext "subjectAltName=$2" -keyout $1.key -out $1.pem || exit 1
                }
                make good DNS:localhost,IP:127.0.0.1
                make other DNS:other.test,IP:127.0.0.2
                printf 'subjectAltName=DNS:localhost' > names
                openssl req -new -key good.key -subj /CN=expired -out expired.csr &&
                openssl x509 -req -in expired.csr -signkey good.key -days -1 -extfile names -out expired.pem &&
                cp good.key expired.key && head -c 3000000 /dev/zero | tr '\\0' x > large
                """
            guard try ChildProcess.run(shell: script, folder) else { throw SupportError("cannot make certificates") }
        }

        deinit {
            _ = try? ChildProcess.run(shell: #"rm -r "$1""#, folder)
        }
    }

    /// Whether the command is there.
    static let isAvailable = (try? ChildProcess.run(shell: "command -v openssl", "")) ?? false

    /// The port on 127.0.0.1.
    let port: UInt16
    private let process: ChildProcess

    /// Starts a server with the certificate of a name.
    init(_ certificates: Certificates, certificate name: String = "good", _ options: String) throws {
        let script = #"cd "$1" && exec openssl s_server -accept 127.0.0.1:0 -cert "$2.pem" -key "$2.key" "# + options
        process = try ChildProcess(shell: script, certificates.folder, name)
        let line = try process.line(containing: "ACCEPT")
        guard let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw SupportError("cannot read the port in \(line)")
        }
        self.port = port
    }

    /// Counts a byte in what the server prints, until it has come so often.
    func count(of byte: UInt8, upTo most: Int) async -> Int {
        // The wait would hold one of the few threads that the exchange needs as well.
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "tls-server")
                .async { [process] in
                    var count = 0
                    while count < most, let bytes = process.read(65_536) { count += bytes.count { $0 == byte } }
                    continuation.resume(returning: count)
                }
        }
    }

    /// Lets the server send text.
    func send(_ text: String) {
        process.write(text)
    }
}
