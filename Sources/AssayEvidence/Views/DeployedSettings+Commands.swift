import AssayConfiguration
import AssayModel
import YAML

extension DeployedSettings {
    /// The commands of a compose service: its entry point and what is handed to it.
    static func commands(of service: ComposeFile.Service, in file: ComposeFile) -> [Command] {
        ["entrypoint", "command"]
            .compactMap { key in
                guard let node = service.node[key] else { return nil }
                let parts = node.items.isEmpty ? [node.string].compactMap(\.self) : node.items.compactMap(\.string)
                let text = parts.map { InterpolatedText($0).text }.joined(separator: " ")
                guard !text.isEmpty else { return nil }
                return Command(text: text, service: service.name, location: file.location(of: node))
            }
    }

    /// The commands of an image, whose stages are given from the final one to those that it starts from.
    static func commands(of stages: [Dockerfile.Stage], path: String) -> [Command] {
        ["ENTRYPOINT", "CMD"]
            .compactMap { keyword in
                // The last one counts, and that of a later stage before that of an earlier one.
                let inForce = stages.lazy.compactMap { $0.instructions.last { $0.keyword == keyword } }.first
                guard let inForce else { return nil }
                let text = inForce.execForm?.joined(separator: " ") ?? inForce.body
                return Command(text: text, isDefault: true, location: Location(file: path, span: inForce.span))
            }
    }
}
