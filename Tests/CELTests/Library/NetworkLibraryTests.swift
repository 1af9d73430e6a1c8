import CEL
import Glibc
import Testing

struct NetworkLibraryTests {
    @Test(
        "functions on addresses do what their documentation says",
        arguments: [
            "ip('127.0.0.1').family() == 4", "ip('::1').family() == 6", "ip('127.0.0.1').isLoopback()",
            "ip('::1').isLoopback()",
            "!ip('::2').isLoopback()", "ip('127.255.1.2').isLoopback()", "isIP('1.2.3.4')", "!isIP('invalid')",
            "!isIP('')",
            "ip.isCanonical('2001:db8::1')", "!ip.isCanonical('2001:DB8::1')",
            "!ip.isCanonical('2001:db8:0:0:0:0:0:1')",
            "ip('::').isUnspecified()", "!ip('::1').isUnspecified()", "ip('169.254.169.254').isLinkLocalUnicast()",
            "!ip('169.253.0.1').isLinkLocalUnicast()", "ip('febf::1').isLinkLocalUnicast()",
            "!ip('fec0::1').isLinkLocalUnicast()",
            "ip('224.0.0.251').isLinkLocalMulticast()", "!ip('224.0.1.1').isLinkLocalMulticast()",
            "ip('ff02::1').isLinkLocalMulticast()", "ip('ff12::1').isLinkLocalMulticast()",
            "!ip('ff05::1').isLinkLocalMulticast()",
            "ip('10.0.0.1').isGlobalUnicast()", "ip('fd00::1').isGlobalUnicast()",
            "!ip('255.255.255.255').isGlobalUnicast()",
            "!ip('0.0.0.0').isGlobalUnicast()", "!ip('::').isGlobalUnicast()", "!ip('239.1.2.3').isGlobalUnicast()",
            "!ip('fe80::1').isGlobalUnicast()", "ip('0.0.0.1').isGlobalUnicast()",
            "isCIDR('10.0.0.0/8')", "!isCIDR('10.0.0.0')", "isCIDR('::1/128')",
            "cidr('10.0.0.0/8').containsIP(ip('10.0.0.1'))", "cidr('10.0.0.0/8').containsIP('10.255.0.1')",
            "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", "!cidr('10.1.0.0/16').containsCIDR(cidr('10.0.0.0/8'))",
            "cidr('192.168.1.5/24').ip() == ip('192.168.1.5')",
            "cidr('192.168.1.5/24').masked() == cidr('192.168.1.0/24')",
            "cidr('192.168.1.5/24') != cidr('192.168.1.0/24')", "cidr('192.168.1.0/24').prefixLength() == 24",
            "cidr('0.0.0.0/0').containsIP('255.255.255.255')", "!cidr('0.0.0.0/0').containsIP('::1')",
            "!cidr('::/0').containsIP('1.2.3.4')", "cidr('::/0').containsIP('ffff::')",
            "cidr('2001:db8:8000::/33').containsIP('2001:db8:ffff::1')",
            "!cidr('2001:db8:8000::/33').containsIP('2001:db8::1')",
            "cidr('::1/128').containsIP('::1')", "!cidr('::1/128').containsIP('::2')",
            "cidr('::8000:0:0:0/65').containsIP('::ffff:0:0:0')",
            "string(cidr('2001:DB8::1/64')) == '2001:db8::1/64'",
            "string(cidr('2001:db8:1:2:3::/64').masked()) == '2001:db8:1:2::/64'",
            "string(cidr('255.255.255.255/1').masked()) == '128.0.0.0/1'",
            "string(cidr('ffff::/0').masked()) == '::/0'",
            "type(ip('::1')) == net.IP", "ip('::1') != ip('0.0.0.1')", "ip('1.2.3.4') != ip('::1.2.3.4')",
            "string(ip('::FFFF:c0a8:1')) == '192.168.0.1'", "!ip.isCanonical('::ffff:c0a8:1')",
            "cidr('192.168.0.0/16').containsIP('::ffff:c0a8:1')", "ip('::1') != cidr('::1/128')",
            "dyn(ip('::1')) != dyn('::1')",
            "!isCIDR('1.2.3.4/24/')", "!isCIDR('/24')", "!isCIDR('1.2.3.4/-1')", "!isCIDR('1.2.3.4/+1')",
            "!isCIDR('1.2.3.4/024')",
            "!isCIDR('1.2.3.4/33')", "!isCIDR('::/129')", "!isCIDR('::/99999999999999999999')",
            "!isCIDR('::ffff:c0a8:1/120')",
            "!isCIDR('::ffff:1.2.3.4/120')", "!isCIDR('fe80::1%eth0/64')", "!isCIDR('1.2.3.4/8 ')",
            "isCIDR('1.2.3.4/0')",
        ]
    )
    func documented(expression: String) throws {
        #expect(try LibraryExpression.value(of: expression) == .bool(true))
    }

    @Test(
        "a text that is no address says why",
        arguments: [
            ("1.2.3", "'1.2.3' is no IP address"), ("01.2.3.4", "'01.2.3.4' is no IP address"),
            ("1.2.3.4.5", "'1.2.3.4.5' is no IP address"), ("256.1.1.1", "'256.1.1.1' is no IP address"),
            ("fe80::1%eth0", "the IP address 'fe80::1%eth0' has a zone, which is not allowed"),
            ("1.2.3.4%eth0", "'1.2.3.4%eth0' is no IP address"),
            ("::ffff:1.2.3.4", "the IP address '::ffff:1.2.3.4' is IPv4 mapped to IPv6, which is not allowed"),
        ]
    )
    func reasons(text: String, reason: String) {
        #expect(throws: CELFailure.invalidArgument(reason)) {
            try LibraryExpression.value(of: "ip(t)", ["t": .string(text)])
        }
    }

    @Test("a long text does not come back whole in the failure")
    func longText() {
        let failure = #expect(throws: CELFailure.self) { try CELIPAddress(String(repeating: "é:", count: 100_000)) }
        #expect((failure?.description.utf8.count ?? 0) < 150)
    }

    @Test("reading agrees with the C library on texts near to addresses")
    func agreesWithC() throws {
        let seeds = [
            "1.2.3.4", "255.255.255.255", "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
            "1::8", "2001:db8::1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3.4", "fe80::abcd:EF01",
            "1:2:3:4::5:6:7:8", "1:::2", "::1::", "12345::", "0001:0002::", ":1:2", "1:2:", "1.2.3.04",
            "1:2:3:4:5::1.2.3.4",
        ]
        let alphabet = Array("0123456789abcdefABF:::...g%/ ".utf8)
        var accepted = 0
        for _ in 0..<40_000 {
            var bytes = Array((seeds.randomElement() ?? "").utf8)
            for _ in 0..<Int.random(in: 0...3) {
                let position = Int.random(in: 0...bytes.count)
                let byte = alphabet.randomElement() ?? 0
                switch Int.random(in: 0..<3) {
                case 0: bytes.insert(byte, at: position)
                case 1 where position < bytes.count: bytes.remove(at: position)
                case 2 where position < bytes.count: bytes[position] = byte
                default: break
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let expected = networkBytes(text)
            let actual = try? CELIPAddress(text)
            guard let expected else {
                #expect(actual == nil, "\(text) is no address")
                continue
            }
            if expected.count == 16, expected.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]) {
                // Mapped addresses have rules of their own.
                #expect((actual == nil) == text.utf8.contains(UInt8(ascii: ".")), "\(text) is mapped")
                continue
            }
            accepted += 1
            let printed = try #require(actual, "\(text) is an address").text
            #expect(networkBytes(printed) == expected, "\(text) became \(printed)")
            // The C library writes the last 32 bits in dots where 96 zeros stand before them.
            if expected.count == 4 || !expected.prefix(12).allSatisfy({ $0 == 0 }) {
                #expect(printed == presentation(expected), "\(text)")
            }
        }
        #expect(accepted > 5_000)
    }

    /// The bytes that the C library reads.
    private func networkBytes(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET6, text, &bytes) == 1 { return bytes }
        return unsafe inet_pton(AF_INET, text, &bytes) == 1 ? Array(bytes[..<4]) : nil
    }

    /// The text that the C library writes.
    private func presentation(_ bytes: [UInt8]) -> String {
        var buffer = [CChar](repeating: 0, count: 64)
        _ = unsafe inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &buffer, 64)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
