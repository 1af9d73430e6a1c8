extension CELLibrary {
    /// Encodings of bytes as text: `base64.encode` and `base64.decode`, the latter with and without padding.
    public static let encoders = CELLibrary(
        "encoders",
        [
            CELFunction(
                "base64.decode",
                [
                    CELOverload(
                        "base64_decode_string",
                        [.string],
                        .bytes,
                        .taking("base64.decode") { (text: String) throws(CELFailure) in
                            guard let bytes = Base64.decoded(text) else {
                                throw .invalidArgument("base64.decode: the text is not base64")
                            }
                            return .bytes(bytes)
                        }
                    )
                ]
            ),
            CELFunction(
                "base64.encode",
                [
                    CELOverload(
                        "base64_encode_bytes",
                        [.bytes],
                        .string,
                        .taking("base64.encode") { (bytes: [UInt8]) throws(CELFailure) in
                            try LibraryBounds.check(bytes: bytes.count / 3 * 4)
                            return .string(Base64.encoded(bytes))
                        }
                    )
                ]
            ),
        ]
    )
}
