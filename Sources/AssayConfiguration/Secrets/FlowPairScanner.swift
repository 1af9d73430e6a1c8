import YAML

/// Finds pairs in JSON and in the flow style of YAML, also where the text is cut short or broken.
///
/// Keeps a stack of its own; beyond a depth that no honest file has, levels are counted only.
struct FlowPairScanner {
    private let bytes: [UInt8]
    private let isWholeFile: Bool
    private let column: Int
    private var at: Int
    private var pairs: [SecretPair] = []
    private var stack: [Context] = []
    private var uncountedDepth = 0
    private static let deepest = 1_000

    /// A container that is open.
    private struct Context {
        var isList: Bool
        /// The key under which a list stands, which is that of its items.
        var listKey: Range<Int>?
        /// The key of the member that is being read.
        var key: Range<Int>?
        var name: Range<Int>?
        var pendingValue: SecretPair?
    }

    /// Reads from a bracket, or the whole file.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - start: Where to start.
    ///   - isWholeFile: Whether to go on to the end of the file whatever closes.
    ///   - key: The key whose value the bracket opens; a list passes it on to its items.
    ///   - column: The column of that key. A line that is not indented deeper shows that a bracket was never closed.
    init(_ bytes: [UInt8], from start: Int, isWholeFile: Bool, key: Range<Int>? = nil, column: Int = -1) {
        self.bytes = bytes
        self.isWholeFile = isWholeFile
        self.column = column
        at = start
        stack = [Context(isList: true, listKey: key)]
    }

    /// Where reading stopped.
    var end: Int { at }

    mutating func run() -> [SecretPair] {
        while at < bytes.count {
            let byte = bytes[at]
            if byte == .lineFeed, leavesBlock(after: at) { break }
            switch byte {
            case UInt8(ascii: "{") where !bytes.has("{{", at: at) || isWholeFile: open(isList: false)
            case UInt8(ascii: "["): open(isList: true)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
            case UInt8(ascii: ","):
                if let last = stack.indices.last { stack[last].key = nil }
                at += 1
            case UInt8(ascii: "#") where at == 0 || bytes[at - 1].isWhitespace: at = bytes.endOfLine(from: at)
            case UInt8(ascii: ":"): at += 1
            case _ where byte.isWhitespace: at += 1
            case _ where byte.isQuote: quoted(byte)
            default: plain()
            }
            if !isWholeFile, stack.count == 1, uncountedDepth == 0 { break }
        }
        return pairs
    }

    private mutating func open(isList: Bool) {
        at += 1
        guard stack.count < Self.deepest else { return uncountedDepth += 1 }
        let key = stack.last.flatMap { $0.key ?? $0.listKey }
        stack.append(Context(isList: isList, listKey: isList ? key : nil))
    }

    /// Whether the line after the line feed belongs to the block around the brackets.
    private func leavesBlock(after lineFeed: Int) -> Bool {
        guard column >= 0 else { return false }
        let first = bytes.firstOffset(from: lineFeed + 1, to: bytes.count) { !$0.isBlank }
        guard first < bytes.count, !bytes[first].isNewline else { return false }
        return first - lineFeed - 1 <= column && bytes[first] != UInt8(ascii: "}") && bytes[first] != UInt8(ascii: "]")
    }

    private mutating func close() {
        at += 1
        if uncountedDepth > 0 {
            uncountedDepth -= 1
        } else if stack.count > 1 {
            stack.removeLast()
        }
    }

    private mutating func quoted(_ quote: UInt8) {
        let start = at + 1
        let isEscaped = quote == UInt8(ascii: "\"")
        var end = start
        while end < bytes.count, bytes[end] != quote || (!isEscaped && bytes.has("''", at: end)) {
            end += isEscaped && bytes[end] == UInt8(ascii: "\\") || bytes[end] == quote ? 2 : 1
        }
        // Without an end the whole rest counts as the value: better masked than kept.
        end = min(end, bytes.count)
        at = min(end + 1, bytes.count)
        add(start..<end, isEscaped: isEscaped)
    }

    private mutating func plain() {
        let start = at
        while at < bytes.count {
            let byte = bytes[at]
            if bytes.has("${", at: at) || bytes.has("{{", at: at) {
                at = template(from: at)
                continue
            }
            if byte.isNewline
                || [UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]")]
                    .contains(byte)
            {
                break
            }
            if byte == UInt8(ascii: ":"), at + 1 >= bytes.count || bytes[at + 1].isWhitespace { break }
            if byte == UInt8(ascii: "#"), bytes[at - 1].isBlank { break }
            at += 1
        }
        add(bytes.trimmed(start..<max(at, start)), isEscaped: false)
        // Something stood here that no rule above takes, so that reading always moves on.
        if at == start { at += 1 }
    }

    /// The end of `${…}` or `{{…}}` on its line, or the next byte.
    private func template(from start: Int) -> Int {
        let stop = bytes.firstOffset(from: start + 2, to: bytes.count) { $0 == UInt8(ascii: "}") || $0.isNewline }
        guard stop < bytes.count, bytes[stop] == UInt8(ascii: "}") else { return max(stop, start + 1) }
        return bytes.has("}}", at: stop) && bytes.has("{{", at: start) ? stop + 2 : stop + 1
    }

    private mutating func add(_ scalar: Range<Int>, isEscaped: Bool) {
        guard let last = stack.indices.last else { return }
        let next = bytes.firstOffset(from: at, to: bytes.count) { !$0.isWhitespace }
        if stack[last].key == nil, next < bytes.count, bytes[next] == UInt8(ascii: ":") {
            stack[last].key = scalar
            at = next + 1
            return
        }
        if let pair = AssignmentScanner.assignment(in: bytes, scalar, isEscaped: isEscaped) { pairs.append(pair) }
        guard let key = stack[last].key ?? stack[last].listKey else { return }
        let pair = SecretPair(key: key, value: scalar, isEscaped: isEscaped)
        pairs.append(pair)
        guard !stack[last].isList else { return }
        // `{"name": "DB_PASSWORD", "value": "…"}` is a pair of its own, in either order.
        if SecretPairNames.isName(bytes[key]) {
            stack[last].name = scalar
            if var pending = stack[last].pendingValue {
                pending.key = scalar
                pairs.append(pending)
            }
        } else if SecretPairNames.isValue(bytes[key]) {
            if let name = stack[last].name {
                pairs.append(SecretPair(key: name, value: scalar, isEscaped: isEscaped))
            } else {
                stack[last].pendingValue = pair
            }
        }
    }
}

/// The keys under which a list of variables keeps their names and values.
enum SecretPairNames {
    static func isName(_ key: ArraySlice<UInt8>) -> Bool {
        key.elementsEqual("name".utf8) || key.elementsEqual("key".utf8) || key.elementsEqual("Name".utf8)
    }

    static func isValue(_ key: ArraySlice<UInt8>) -> Bool {
        key.elementsEqual("value".utf8) || key.elementsEqual("Value".utf8)
    }
}
