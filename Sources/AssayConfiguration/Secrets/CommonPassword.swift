import YAML

/// The passwords that everybody tries first: the most common ones of published leaks, and the defaults of vendors.
enum CommonPassword {
    private static let longest = 24

    /// Whether the value is one of them, in any case, also with some digits or marks after it (`postgres123!`, a count
    /// to eight).
    static func matches(_ value: ArraySlice<UInt8>) -> Bool {
        guard !value.isEmpty, value.count <= longest else { return false }
        let lower = value.map(\.lowercased)
        if list.contains(String(decoding: lower, as: UTF8.self)) { return true }
        guard let letter = lower.lastIndex(where: \.isLower), lower.count - letter <= 9, letter >= 3 else {
            return false
        }
        let rest = lower[(letter + 1)...]
        guard rest.allSatisfy({ $0.isDigit || "!@#$_-.".utf8.contains($0) }) else { return false }
        return list.contains(String(decoding: lower[...letter], as: UTF8.self))
    }

    private static let list: Set<String> = [
        "000000", "00000000", "111111", "11111111", "112233", "121212", "123", "123123", "123321", "1234", "12345",
        "123456", "1234567", "12345678", "123456789", "1234567890", "123abc", "123qwe", "131313", "1q2w3e", "1q2w3e4r",
        "1q2w3e4r5t", "1qaz2wsx", "555555", "654321", "666666", "696969", "7777777", "888888", "987654321", "a1b2c3",
        "aa123456", "abc123", "abcd1234", "access", "adm1n", "admin", "admin1", "admin123", "adminadmin",
        "administrator",
        "adminpass", "alpine", "amanda", "andrew", "angel", "apache", "asdfgh", "ashley", "asdf1234", "azerty",
        "baseball",
        "batman", "biteme", "calvin", "cassandra", "changeit", "changeme", "charlie", "cisco", "clickhouse", "computer",
        "daniel", "database", "default", "demo", "dragon", "elastic", "elasticsearch", "example", "flower", "football",
        "freedom", "george", "grafana", "guest", "guestguest", "harbor12345", "hello", "hottie", "hunter", "hunter2",
        "iloveyou", "jenkins", "jennifer", "jessica", "jordan", "joshua", "kafka", "keycloak", "killer", "letmein",
        "login",
        "loveme", "lovely", "maggie", "manager", "mariadb", "master", "matrix", "michael", "michelle", "minio",
        "minio123", "minioadmin", "mongo", "mongoadmin", "mongodb", "monkey", "mustang", "mypassword", "mysecret",
        "mysql",
        "nagios", "nginx", "nicole", "oracle", "p@55w0rd", "p@ssw0rd", "p@ssword", "pa55w0rd", "pass", "pass123",
        "passw0rd",
        "passwd", "password", "password1", "password123", "pgadmin", "pgpass", "postgres", "postgresql", "princess",
        "q1w2e3r4",
        "qazwsx", "qwe123", "qwerty", "qwerty123", "qwertyuiop", "rabbitmq", "raspberry", "redis", "robert", "root",
        "root123", "rootpass", "rootpassword", "rootroot", "s3cr3t", "s3cret", "sa", "secret", "secret123", "shadow",
        "solo",
        "starwars", "summer", "sunshine", "superman", "supersecret", "superuser", "sysadmin", "system", "temp",
        "temp123",
        "test", "test123", "test1234", "tester", "testing", "testpass", "testtest", "thomas", "tigger", "tomcat",
        "toor",
        "trustno1", "ubuntu", "user", "username", "vagrant", "wallet", "welcome", "welcome1", "whatever", "winter",
        "wordpress", "zabbix",
        "zaq12wsx", "zxcvbn", "zxcvbnm",
    ]
}
