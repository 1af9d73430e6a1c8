// Evaluates rules for a comparison with other engines.
//
// Reads lines `case iterations` from the standard input; for each it evaluates the case's rule so many times and prints the
// processor time in nanoseconds. `compile:case` parses, checks and plans instead. `rules` prints the names and sources,
// `document` the values of the variables as JSON, so that the driver gives every engine the same.

import CEL
import Glibc

let rules: [(name: String, source: String)] = [
    ("true", "true"),
    ("conditions", "env == 'production' && !debug && size(secret) >= 32 && port >= 1024 && port <= 65535"),
    ("pattern", #"image.matches('^registry\\.example\\.com/[a-z0-9/._-]+:[0-9a-f]{7,40}$')"#),
    ("all", "services.all(s, s.replicas >= 2 && s.image != 'latest' && s.port > 0 && s.port < 65536)"),
    (
        "nested",
        "services.filter(s, s.tier == 'web').all(s, s.env.all(e, e.name != 'DEBUG' || e.value == 'false'))"
    ),
    ("arithmetic", "1 + 2 * 3 == 7"),
]

let services = (0..<20)
    .map { index -> CELValue in
        let variables = (0..<5)
            .map { number -> CELValue in ["name": "KEY_\(number)", "value": "\(number)"] as CELValue }
        return [
            "name": "service-\(index)",
            "tier": index % 2 == 0 ? "web" : "worker",
            "replicas": 3,
            "image": "registry.example.com/shop/service-\(index):0123abc",
            "port": .int(Int64(8000 + index)),
            "env": .list(variables),
        ]
    }
let values: [String: CELValue] = [
    "env": "production",
    "debug": false,
    "secret": "0123456789abcdef0123456789abcdef01234567",
    "port": 8080,
    "image": "registry.example.com/team/shop/checkout:0123456789abcdef",
    "services": .list(services),
]

func json(_ value: CELValue) -> String {
    switch value {
    case .list(let elements): "[" + elements.map(json).joined(separator: ",") + "]"
    case .map(let map):
        "{" + zip(map.keys, map.values).map { json($0) + ":" + json($1) }.joined(separator: ",") + "}"
    default: value.description
    }
}

func processorTime() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

let environment = try CELEnvironment(
    libraries: CELLibrary.all,
    variables: values.keys.map { name in
        switch name {
        case "env", "secret", "image": CELVariable(name, .string)
        case "debug": CELVariable(name, .bool)
        case "port": CELVariable(name, .int)
        default: CELVariable(name, .list(.dyn))
        }
    }
)
let bindings = CELBindings(for: environment, values)
let programs = try rules.map { try environment.compile($0.source) }

while let line = readLine() {
    if line == "rules" {
        for rule in rules { print("\(rule.name) \(rule.source)") }
        print("end")
    } else if line == "document" {
        print(json(.map(CELMap(fields: values.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }))))
    } else {
        let words = line.split(separator: " ")
        let isCompilation = words.first?.hasPrefix("compile:") == true
        let name = words.first.map { isCompilation ? $0.dropFirst("compile:".count) : $0 } ?? ""
        guard words.count == 2, let count = Int(words[1]), let index = rules.firstIndex(where: { $0.name == name })
        else {
            print("expected a rule's name and a number of iterations, not: \(line)")
            exit(2)
        }
        let program = programs[index]
        var held = 0
        let start = processorTime()
        if isCompilation {
            for _ in 0..<count where try environment.compile(rules[index].source).resultType == .bool { held += 1 }
        } else {
            for _ in 0..<count where try program.evaluate(bindings) == true { held += 1 }
        }
        let end = processorTime()
        guard held == count else {
            print("the rule \(name) does not hold")
            exit(1)
        }
        print(end - start)
    }
    fflush(nil)
}
