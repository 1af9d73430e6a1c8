// Validates instances for a comparison with other validators.
//
// The argument is a file that the driver writes: documents by URI, and groups of cases, each a schema with instances.
// Schemas are compiled and instances parsed before anything is measured. Reads lines `work group iterations` from the
// standard input and prints the processor time in nanoseconds; the works are
//
//     validate    every instance of the group by its schema
//     overhead    every instance of the group by the schema `true`
//     compile     every schema of the group
//     describe    reading the API description and compiling its schemas; the group is a file
//
// `verdicts group` prints a 1 or 0 for each instance, so that the driver sees that both do the same.

import Glibc
import JSON
import JSONSchema
import OpenAPI

struct Group {
    var schemas: [(node: JSONNode, schema: JSONSchema)] = []
    var instances: [(schema: Int, node: JSONNode)] = []
}

func bytes(of path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else {
        print("cannot read \(path)")
        exit(2)
    }
    defer { _ = unsafe fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = unsafe fread(&chunk, 1, chunk.count, file)
        if count == 0 { return bytes }
        bytes += chunk[..<count]
    }
}

func processorTime() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

guard CommandLine.arguments.count == 2 else {
    print("expected the file with the cases")
    exit(2)
}
let input = try JSONParser().document(bytes(of: CommandLine.arguments[1])).root
var registry = JSONSchemaRegistry()
for document in input["documents"]?.members ?? [] { registry.add(document.value, uri: document.key) }
let anything = try JSONSchema(JSONNode(kind: .bool(true), span: 0..<0))
var groups: [String: Group] = [:]
for group in input["groups"]?.members ?? [] {
    var made = Group()
    for item in group.value.elements ?? [] {
        guard let node = item["schema"] else { continue }
        made.schemas.append((node, try JSONSchema(node, registry: registry)))
        for instance in item["instances"]?.elements ?? [] { made.instances.append((made.schemas.count - 1, instance)) }
    }
    groups[group.key] = made
}

extension Group {
    /// How many of so often repeated validations hold.
    func validate(_ count: Int) -> Int {
        var held = 0
        for _ in 0..<count {
            for instance in instances where schemas[instance.schema].schema.isValid(instance.node) { held += 1 }
        }
        return held
    }

    func apply(_ schema: JSONSchema, _ count: Int) -> Int {
        var held = 0
        for _ in 0..<count { for instance in instances where schema.isValid(instance.node) { held += 1 } }
        return held
    }

    func compile(_ registry: JSONSchemaRegistry, _ count: Int) throws -> Int {
        var held = 0
        for _ in 0..<count {
            for schema in schemas where try JSONSchema(schema.node, registry: registry).problems.isEmpty { held += 1 }
        }
        return held
    }
}

func describe(_ path: String, _ count: Int) throws -> Int {
    let text = bytes(of: path)
    var operations = 0
    for _ in 0..<count {
        operations += OpenAPIJudge(try OpenAPIDescription.read(text)).description.operations.count
    }
    return operations
}

var total = 0
while let line = readLine() {
    let words = line.split(separator: " ")
    if words.count == 2, words[0] == "verdicts", let group = groups[String(words[1])] {
        print(group.instances.map { group.schemas[$0.schema].schema.isValid($0.node) ? "1" : "0" }.joined())
    } else if words.count == 3, let count = Int(words[2]) {
        let start = processorTime()
        let group = groups[String(words[1])] ?? Group()
        switch words[0] {
        case "validate": total += group.validate(count)
        case "overhead": total += group.apply(anything, count)
        case "compile": total += try group.compile(registry, count)
        default: total += try describe(String(words[1]), count)
        }
        print(processorTime() - start)
    } else {
        print("expected a work, a group and a number of iterations, not: \(line)")
        exit(2)
    }
    fflush(nil)
}
// What was counted is used, so that nothing of the work can be left out.
exit(total == .min ? 1 : 0)
