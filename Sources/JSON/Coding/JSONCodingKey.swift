/// A key that a coder makes up: an index of an array, or the key of a superclass.
struct JSONCodingKey: CodingKey {
    /// The key under which a superclass is kept unless another one is named.
    static let superclass = JSONCodingKey(stringValue: "super")

    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = "Index \(intValue)"
        self.intValue = intValue
    }
}
