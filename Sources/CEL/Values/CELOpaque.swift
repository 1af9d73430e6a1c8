/// A value of a kind that a library adds.
///
/// An immutable final class, so that a ``CELValue`` stays two words.
public protocol CELOpaque: AnyObject, Sendable {
    /// The type's name as `type(x)` gives it: `net.IP`.
    var typeName: String { get }
    /// Whether this value equals another of any kind.
    func isEqual(to other: any CELOpaque) -> Bool
    /// The value in words, for explanations.
    var text: String { get }
}
