/// `getFullYear` and its relatives, of timestamps in UTC or in a zone, and of durations.
enum StandardTimes {
    static let functions = [
        part("getFullYear", "year") { civil, _ in civil.year },
        part("getMonth", "month") { civil, _ in Int64(civil.month - 1) },
        part("getDayOfYear", "day_of_year") { civil, _ in Int64(civil.dayOfYear) },
        part("getDayOfMonth", "day_of_month") { civil, _ in Int64(civil.day - 1) },
        part("getDate", "day_of_month_1_based") { civil, _ in Int64(civil.day) },
        part("getDayOfWeek", "day_of_week") { civil, _ in Int64(civil.weekday) },
        part("getHours", "hours", ofDuration: { $0.seconds / 3600 }) { civil, _ in
            Int64(civil.secondOfDay / 3600)
        },
        part("getMinutes", "minutes", ofDuration: { $0.seconds / 60 }) { civil, _ in
            Int64(civil.secondOfDay / 60 % 60)
        },
        part("getSeconds", "seconds", zonedId: "timestamp_to_seconds_tz", ofDuration: { $0.seconds }) { civil, _ in
            Int64(civil.secondOfDay % 60)
        },
        // Of a duration too: the thousandths of its second, not the whole of it, as the language is defined.
        part("getMilliseconds", "milliseconds", ofDuration: { Int64($0.nanoseconds / 1_000_000) }) { _, nanoseconds in
            Int64(nanoseconds / 1_000_000)
        },
    ]

    private static func part(
        _ name: String,
        _ id: String,
        zonedId: String? = nil,
        ofDuration: (@Sendable (CELDuration) -> Int64)? = nil,
        of instant: @escaping @Sendable (CELCivilTime, _ nanoseconds: Int32) -> Int64
    ) -> CELFunction {
        var overloads = [
            CELOverload(
                "timestamp_to_\(id)",
                isMember: true,
                [.timestamp],
                .int,
                .taking(name) { (value: CELTimestamp) in
                    .int(instant(CELCivilTime(secondsSinceEpoch: value.seconds), value.nanoseconds))
                }
            ),
            CELOverload(
                zonedId ?? "timestamp_to_\(id)_with_tz",
                isMember: true,
                [.timestamp, .string],
                .int,
                .taking(name) { (value: CELTimestamp, zone: String) throws(CELFailure) in
                    let offset = try CELTimeZone(zone).offset(at: value.seconds)
                    return .int(instant(CELCivilTime(secondsSinceEpoch: value.seconds + offset), value.nanoseconds))
                }
            ),
        ]
        if let ofDuration {
            overloads.append(
                CELOverload(
                    "duration_to_\(id)",
                    isMember: true,
                    [.duration],
                    .int,
                    .taking(name) { (value: CELDuration) in .int(ofDuration(value)) }
                )
            )
        }
        return CELFunction(name, overloads)
    }
}
