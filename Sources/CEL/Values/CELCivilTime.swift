/// A date and time of the Gregorian calendar, without a zone.
struct CELCivilTime: Hashable {
    /// The year; 0 is the year before 1.
    let year: Int64
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int
    /// 0 to 86,399.
    let secondOfDay: Int

    /// The civil time of seconds since 1970-01-01T00:00:00 of the same zone, within some 290 million years.
    init(secondsSinceEpoch seconds: Int64) {
        let days = CELCivilTime.floor(seconds, 86_400)
        secondOfDay = Int(seconds - days * 86_400)
        // Eras of 400 years that begin on the first of March, so that the leap day ends a year (Hinnant, "chrono-compatible
        // low-level date algorithms").
        let shifted = days + 719_468
        let era = CELCivilTime.floor(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The days from 1970-01-01 to a date.
    static func days(year: Int64, month: Int, day: Int) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = floor(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (Int64(month) + (month > 2 ? -3 : 9)) + 2) / 5 + Int64(day) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The number of days of a month.
    static func daysInMonth(_ month: Int, of year: Int64) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// 0 for Sunday to 6 for Saturday.
    static func weekday(ofDay day: Int64) -> Int {
        Int(day + 4 - floor(day + 4, 7) * 7)
    }

    /// 0 for Sunday to 6 for Saturday.
    var weekday: Int {
        CELCivilTime.weekday(ofDay: CELCivilTime.days(year: year, month: month, day: day))
    }

    /// 0 for the first of January.
    var dayOfYear: Int {
        Int(
            CELCivilTime.days(year: year, month: month, day: day) - CELCivilTime.days(year: year, month: 1, day: 1)
        )
    }

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }
}
