extension String {
    /// Reads bytes of a field: as UTF-8 where they are that, else as ISO-8859-1, which loses none.
    init(fieldBytes bytes: Span<UInt8>) {
        do {
            self.init(copying: try UTF8Span(validating: bytes))
        } catch {
            var scalars = String.UnicodeScalarView()
            for index in bytes.indices { scalars.append(Unicode.Scalar(bytes[index])) }
            self.init(scalars)
        }
    }
}
