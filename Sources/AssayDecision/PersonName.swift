/// A name as it is compared: without case, space around it, and scalars that nobody sees.
struct PersonName: Hashable {
    private let key: String

    init(_ text: String) {
        var scalars = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars where !Self.isInvisible(scalar) {
            if scalar.properties.isWhitespace {
                pendingSpace = !scalars.isEmpty
                continue
            }
            if pendingSpace { scalars.append(" ") }
            pendingSpace = false
            scalars.append(scalar)
        }
        key = String(scalars).lowercased()
    }

    var isEmpty: Bool { key.isEmpty }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint
            || [.control, .format].contains(scalar.properties.generalCategory) && !scalar.properties.isWhitespace
    }
}
