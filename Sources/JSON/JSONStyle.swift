/// How a JSON value is laid out as text.
public enum JSONStyle: Hashable, Sendable {
    /// No white space; members in insertion order; numbers in their exact text.
    case compact
    /// Two spaces of indentation, one member or element per line; otherwise like ``compact``.
    case pretty
    /// The canonical form of RFC 8785: no white space, members sorted by the UTF-16 code units of their keys, numbers
    /// as ECMAScript prints the nearest `Double`.
    ///
    /// Numbers that a `Double` cannot tell apart therefore become the same text, as the standard demands; carry larger
    /// integers as strings. For a number beyond the range of `Double` the standard has no form: here it keeps its
    /// exact digits in the same notation.
    case canonical
}
