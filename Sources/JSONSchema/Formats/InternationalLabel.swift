/// A label of an internationalised host name, in Unicode.
struct InternationalLabel {
    /// Its code points.
    let scalars: [UInt32]

    /// Whether IDNA2008 allows it (RFC 5891, 4.2), its direction left out.
    var isValid: Bool {
        guard let first = scalars.first, first != 0x2D, scalars.last != 0x2D else { return false }
        if scalars.count > 3, scalars[2] == 0x2D, scalars[3] == 0x2D { return false }
        guard !Self.isMark(first), isComposed else { return false }
        return scalars.indices.allSatisfy { index in
            switch Self.status(of: scalars[index]) {
            case .valid: true
            case .inContext: isInContext(index)
            case .disallowed: false
            }
        }
    }

    /// What IDNA2008 says about a code point.
    enum Status {
        case valid
        case inContext
        case disallowed
    }

    /// Derives what RFC 5892 says about a code point, in the order of its section 3.
    static func status(of value: UInt32) -> Status {
        switch value {
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return .valid
        case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9: return .inContext
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return .disallowed
        case 0x2D, 0x30...0x39, 0x61...0x7A: return .valid
        case 0x200C, 0x200D: return .inContext
        // Marks for symbols and musical notation, and old Hangul.
        case 0x20D0...0x20FF, 0x1D100...0x1D1FF, 0x1D200...0x1D24F, 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6,
            0xD7CB...0xD7FB:
            return .disallowed
        default: break
        }
        guard let properties = Unicode.Scalar(value)?.properties, !properties.changesWhenNFKCCaseFolded,
            !properties.isDefaultIgnorableCodePoint, !properties.isWhitespace, !properties.isNoncharacterCodePoint
        else { return .disallowed }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
            .spacingMark:
            return .valid
        default:
            return .disallowed
        }
    }

    private static func isMark(_ value: UInt32) -> Bool {
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Whether it is in normalization form C, provided that its code points are each.
    private var isComposed: Bool {
        var starter: UInt32?
        var last: UInt8 = 0
        for value in scalars {
            let rank = Unicode.Scalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
            if rank > 0, last > rank { return false }
            // A mark joins the last starter unless another one of its class or a starter stands between them.
            if let starter, last == 0 || last < rank, Self.compositions.contains(UInt64(starter) << 32 | UInt64(value))
            {
                return false
            }
            last = rank
            if rank == 0 { starter = value }
        }
        return true
    }
}
