import CEL

/// Variables of every kind, and values for them.
enum Sample {
    /// What no explanation and no failure may tell.
    static let secret = "Zq7!kept-back"

    static func environment() throws -> CELEnvironment {
        try CELEnvironment(
            container: "app",
            variables: [
                CELVariable("b", .bool), CELVariable("i", .int), CELVariable("u", .uint), CELVariable("d", .double),
                CELVariable("s", .string), CELVariable("y", .bytes), CELVariable("t", .timestamp),
                CELVariable("du", .duration), CELVariable("l", .list(.int)), CELVariable("ls", .list(.string)),
                CELVariable("m", .map(.string, .int)), CELVariable("mm", .map(.int, .list(.dyn))),
                CELVariable("o", .optional(.int)), CELVariable("x", .dyn), CELVariable("n", .nullable(.int)),
                CELVariable("ip", .opaque("net.IP", [])), CELVariable("key", .string, isSecret: true),
                CELVariable("app.limit", .int), CELVariable("load", .record("Load")),
                CELVariable("runs", .list(.record("Load"))),
            ],
            records: [
                CELRecord(
                    "Load",
                    [
                        "rate": .init(.double), "p99": .init(.duration), "name": .init(.string),
                        "owner": .init(.record("Owner")), "tags": .init(.map(.string, .string)),
                    ]
                ),
                CELRecord("Owner", ["name": .init(.string), "token": .init(.string, isSecret: true)]),
            ]
        )
    }

    static func values() throws -> [String: CELValue] {
        let owner = CELValue.map(CELMap(fields: [("name", "ann"), ("token", .string(secret))]))
        let load = CELValue.map(
            CELMap(fields: [
                ("rate", 0.5), ("p99", .duration(CELDuration(totalNanoseconds: 812_000_000))), ("name", "first"),
                ("owner", owner), ("tags", ["a": "b"]),
            ])
        )
        return [
            "b": true, "i": -7, "u": .uint(.max), "d": 1.5, "s": "h\u{E9}llo, w\u{F6}rld \u{1F600}",
            "y": .bytes([0, 0x7F, 0xFF]), "du": .duration(CELDuration(totalNanoseconds: -1)),
            "t": CELTimestamp(seconds: 1_700_000_000, nanoseconds: 5).map { .timestamp($0) } ?? .null,
            "l": [3, 1, 2], "ls": ["b", "", "a"], "m": ["a": 1, "b": 2],
            "mm": .map(try CELMap([(.int(1), [1, "two", .null])])), "o": .optional(CELOptional(.int(9))),
            "x": ["k": [1, 2.5, "three", .null, true]], "n": .null, "ip": .opaque(try CELIPAddress("2001:db8::1")),
            "key": .string(secret), "app.limit": 100, "load": load, "runs": [load, load],
        ]
    }
}
