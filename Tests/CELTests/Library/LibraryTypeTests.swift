import CEL
import Testing

struct LibraryTypeTests {
    private let environment: CELEnvironment

    init() throws {
        environment = try CELEnvironment(variables: [
            CELVariable("n", .int), CELVariable("t", .string), CELVariable("l", .list(.list(.int))),
            CELVariable("o", .optional(.duration)), CELVariable("d", .dyn),
        ])
    }

    @Test(
        "the checker knows what a call gives",
        arguments: [
            ("math.greatest(n, 2)", CELType.int), ("math.least(1.0)", .double), ("math.greatest([1u, 2u])", .uint),
            ("math.greatest(n, 1.5)", .dyn), ("math.least(n, n, n)", .dyn), ("math.bitOr(n, n, n)", .int),
            ("math.sqrt(n)", .double), ("t.split(',')", .list(.string)), ("t.format([n, t])", .string),
            ("l.flatten()", .list(.int)), ("l.flatten(2)", .list(.dyn)), ("l.first()", .optional(.list(.int))),
            ("l.first().value().last().orValue(3)", .int), ("l.reverse()", .list(.list(.int))),
            ("t.reverse()", .string),
            ("lists.range(n)", .list(.int)), ("[n].sort()", .list(.int)), ("sets.contains([n], [1])", .bool),
            ("o.or(optional.none())", .optional(.duration)), ("o.value()", .duration),
            ("[o].unwrapOpt()", .list(.duration)),
            ("optional.of(t)", .optional(.string)), ("base64.decode(t)", .bytes), ("base64.encode(b'')", .string),
            ("regex.extract(t, t)", .optional(.string)), ("regex.extractAll(t, t)", .list(.string)),
            ("ip(t)", .opaque("net.IP", [])), ("cidr(t).masked().ip().family()", .int), ("string(ip(t))", .string),
            ("string(cidr(t))", .string), ("ip.isCanonical(t)", .bool), ("d.charAt(d)", .string),
        ]
    )
    func result(source: String, type: CELType) throws {
        let checked = environment.check(try CELParser().parse(source))
        #expect(checked.isValid, "\(source): \(checked.diagnostics)")
        #expect(checked.resultType == type)
    }

    @Test(
        "the checker refuses what can never work",
        arguments: [
            "t.charAt(t)", "n.charAt(0)", "charAt(t, 0)", "[1, 2].join()", "t.replace(t)", "t.split(t, t)",
            "t.format(t)",
            "math.greatest(t)", "math.greatest(n, t)", "math.greatest()", "math.ceil(n)", "math.bitOr(n, 1u)",
            "math.abs(t)",
            "n.flatten()", "[1].slice(0)", "lists.range(1.0)", "sets.contains([1], 1)", "n.hasValue()", "o.or(1)",
            "o.orValue(t)", "[1].unwrapOpt()", "isIP(cidr(t))", "ip(n)", "ip(t).masked()", "cidr(t).family()",
            "base64.encode(t)", "base64.decode(b'')", "regex.extract(t)", "strings.quote(n)", "quote(t)",
        ]
    )
    func refused(source: String) throws {
        #expect(!environment.check(try CELParser().parse(source)).isValid)
    }
}
