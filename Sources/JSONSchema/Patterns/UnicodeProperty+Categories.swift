extension UnicodeProperty {
    /// The general categories of a name, short or long; nil where there are none.
    static func categories(of name: String) -> Set<Unicode.GeneralCategory>? {
        if let single = single[name] { return [single] }
        let prefix: String
        switch name {
        case "LC", "Cased_Letter": return [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
        case "L", "Letter": prefix = "L"
        case "M", "Mark", "Combining_Mark": prefix = "M"
        case "N", "Number": prefix = "N"
        case "P", "Punctuation", "punct": prefix = "P"
        case "S", "Symbol": prefix = "S"
        case "Z", "Separator": prefix = "Z"
        case "C", "Other": prefix = "C"
        default: return nil
        }
        return Set(single.filter { $0.key.utf8.count == 2 && $0.key.hasPrefix(prefix) }.values)
    }

    private static let single: [String: Unicode.GeneralCategory] = [
        "Lu": .uppercaseLetter, "Uppercase_Letter": .uppercaseLetter,
        "Ll": .lowercaseLetter, "Lowercase_Letter": .lowercaseLetter,
        "Lt": .titlecaseLetter, "Titlecase_Letter": .titlecaseLetter,
        "Lm": .modifierLetter, "Modifier_Letter": .modifierLetter,
        "Lo": .otherLetter, "Other_Letter": .otherLetter,
        "Mn": .nonspacingMark, "Nonspacing_Mark": .nonspacingMark,
        "Mc": .spacingMark, "Spacing_Mark": .spacingMark,
        "Me": .enclosingMark, "Enclosing_Mark": .enclosingMark,
        "Nd": .decimalNumber, "Decimal_Number": .decimalNumber, "digit": .decimalNumber,
        "Nl": .letterNumber, "Letter_Number": .letterNumber,
        "No": .otherNumber, "Other_Number": .otherNumber,
        "Pc": .connectorPunctuation, "Connector_Punctuation": .connectorPunctuation,
        "Pd": .dashPunctuation, "Dash_Punctuation": .dashPunctuation,
        "Ps": .openPunctuation, "Open_Punctuation": .openPunctuation,
        "Pe": .closePunctuation, "Close_Punctuation": .closePunctuation,
        "Pi": .initialPunctuation, "Initial_Punctuation": .initialPunctuation,
        "Pf": .finalPunctuation, "Final_Punctuation": .finalPunctuation,
        "Po": .otherPunctuation, "Other_Punctuation": .otherPunctuation,
        "Sm": .mathSymbol, "Math_Symbol": .mathSymbol,
        "Sc": .currencySymbol, "Currency_Symbol": .currencySymbol,
        "Sk": .modifierSymbol, "Modifier_Symbol": .modifierSymbol,
        "So": .otherSymbol, "Other_Symbol": .otherSymbol,
        "Zs": .spaceSeparator, "Space_Separator": .spaceSeparator,
        "Zl": .lineSeparator, "Line_Separator": .lineSeparator,
        "Zp": .paragraphSeparator, "Paragraph_Separator": .paragraphSeparator,
        "Cc": .control, "Control": .control, "cntrl": .control,
        "Cf": .format, "Format": .format,
        "Cs": .surrogate, "Surrogate": .surrogate,
        "Co": .privateUse, "Private_Use": .privateUse,
        "Cn": .unassigned, "Unassigned": .unassigned,
    ]
}
