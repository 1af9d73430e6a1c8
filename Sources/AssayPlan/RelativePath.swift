/// Reads a path that must stay inside the plan's folder.
enum RelativePath {
    /// The path without `.` components and doubled slashes, so that it compares with those of the inventory.
    static func read(_ text: String) throws(Refusal) -> String {
        guard !text.trimmed.isEmpty, !text.hasInvisibleScalars, text.utf8.count <= 4_096 else { throw .form }
        let bytes = Array(text.utf8)
        guard bytes[0] != UInt8(ascii: "/"), bytes[0] != UInt8(ascii: "~") else {
            throw .because("a path must be relative to the plan's folder")
        }
        guard !bytes.contains(UInt8(ascii: "\\")), !text.contains("://") else { throw .form }
        guard !bytes.contains(where: { Self.wildcards.contains($0) }) else {
            throw .because("patterns are not supported by this version: name each file")
        }
        let components = bytes.split(separator: UInt8(ascii: "/"))
            .filter { !$0.elementsEqual(".".utf8) }
        guard !components.contains(where: { $0.elementsEqual("..".utf8) }) else {
            throw .because("a path must not leave the plan's folder: '..' is not allowed")
        }
        guard !components.isEmpty else { return "." }
        return String(decoding: Array(components.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
    }

    private static let wildcards = Array("*?".utf8)
}
