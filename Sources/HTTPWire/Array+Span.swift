extension [UInt8] {
    /// Appends a copy of bytes.
    mutating func append(copying bytes: Span<UInt8>) {
        // The buffer is read inside the closure only, for which the span vouches.
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe append(contentsOf: buffer)
        }
    }
}
