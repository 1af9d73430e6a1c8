/// How the text of a string is to be read.
struct ContentRule: Sendable {
    let isBase64: Bool
    let isJSON: Bool
}
