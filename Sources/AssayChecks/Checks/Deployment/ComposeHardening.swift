import AssayConfiguration
import AssayEvidence
import AssayModel
import YAML

/// Compose services expose and may do no more than they need.
struct ComposeHardening: Check {
    let about = CheckDescription(
        id: "deployment.compose-hardening",
        control: "deployment.manifest-hardening",
        title: "Compose services expose and may do no more than they need",
        rationale: """
            A published port bypasses the host's firewall rules, so a data store behind it meets the internet within \
            minutes; a privileged container, or one that holds Docker's socket, owns the host.
            """,
        remedy: """
            Let services reach each other over the compose network without publishing ports, or bind them to 127.0.0.1; \
            give single capabilities in place of privileges, and a socket proxy in place of the socket.
            """,
        severity: .high,
        likelihood: .possible,
        references: ["ASVS-13.4.5", "CWE-668", "CWE-250", "CWE-1327", "API8:2023"]
    )

    var needs: Need<ContainerFile> {
        Need<SourceFile>.each(SourceFile.self, "compose files") { FileRole.of($0) == .compose }
            .and(PlanFacts.self)
            .map { pair in ContainerFile(pair.0, pair.1) }
    }

    func findings(in input: ContainerFile) throws(Unjudged) -> [Finding] {
        guard let compose = try input.deployedCompose() else { return [] }
        return compose.deployedServices.flatMap { service in
            let subject = Subject(service: service, compose: compose)
            return subject.openPorts + subject.privileges + subject.hostAccess
        }
    }

    var examples: [Example<ContainerFile>] {
        func compose(_ service: String, path: String = "docker-compose.yml") -> ContainerFile {
            .sample(path, "services:\n  db:\n\(service)")
        }
        return [
            Example(
                "a store on the compose network only",
                compose("    image: postgres:16\n    expose: [5432]\n"),
                .passes
            ),
            Example(
                "a store on the loopback of the host",
                compose("    image: postgres:16\n    ports: [\"127.0.0.1:5432:5432\", \"${BIND_TO:?}:5433:5432\"]\n"),
                .decoy
            ),
            Example("the port of the service itself", compose("    build: .\n    ports: [\"8000:8000\"]\n"), .decoy),
            Example(
                "a compose file for developers",
                compose("    image: postgres:16\n    ports: [\"5432:5432\"]\n", path: "docker-compose.dev.yml"),
                .decoy
            ),
            Example(
                "a store on every interface",
                compose("    image: bitnami/postgresql:16\n    ports:\n      - \"${DB_PORT:-5432}:5432\"\n"),
                .finds(["docker-compose.yml:5:9: service db publishes postgresql on every interface"])
            ),
            Example(
                "privileges and the host's own doors",
                compose(
                    """
                        image: acme/agent:1
                        privileged: true
                        network_mode: host
                        volumes:
                          - /var/run/docker.sock:/var/run/docker.sock:ro

                    """
                ),
                .finds([
                    "docker-compose.yml:4:17: service db is privileged",
                    "docker-compose.yml:5:19: service db shares the network of the host",
                    "docker-compose.yml:7:9: service db holds Docker's socket",
                ])
            ),
            Example("a template", compose("    image: {{ image }}\n"), .unjudged(.unparsable)),
        ]
    }
}

/// One service under judgement.
private struct Subject {
    let service: ComposeFile.Service
    let compose: ComposeFile

    private var label: String { "service \(Excerpt(service.name, limit: 40))" }

    private func finding(
        _ message: String,
        _ anchor: String,
        _ node: ConfigurationNode,
        severity: Severity? = nil
    ) -> Finding {
        Finding(
            "\(label) \(message)",
            anchor: "\(service.name)/\(anchor)",
            location: compose.location(of: node),
            severity: severity
        )
    }

    private var image: ImageReference? {
        service.image?.string.map { InterpolatedText($0).text }
            .flatMap { text in
                // A tag that only the deployment knows does not hide what the image is.
                ImageReference.parse(
                    String(text.prefix { $0 != "$" && $0 != "@" }.reversed().drop { $0 == ":" }.reversed())
                )
            }
    }

    var openPorts: [Finding] {
        (service.node["ports"]?.items ?? [])
            .compactMap { node in
                guard let port = PublishedPort(node), port.isOpen else { return nil }
                if let tool = DataStore.tool(image, ports: port.container) {
                    return finding("publishes \(tool)", "ports", node, severity: .medium)
                }
                if DataStore.isDebugger(ports: port.container) {
                    return finding("publishes the port of a debugger", "ports/debugger", node)
                }
                guard let store = DataStore.name(image: image, ports: port.container) else { return nil }
                return finding("publishes \(store) on every interface", "ports/\(port.container.lowerBound)", node)
            }
    }

    var privileges: [Finding] {
        var found: [Finding] = []
        if let node = service.node["privileged"], node.asBool(schema: .yaml11) == true || node.string == "true" {
            found.append(finding("is privileged", "privileged", node))
        }
        for node in service.node["cap_add"]?.items ?? [] {
            let name = node.string?.uppercased() ?? ""
            let capability = name.hasPrefix("CAP_") ? String(name.dropFirst(4)) : name
            guard ["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "DAC_READ_SEARCH"].contains(capability) else {
                continue
            }
            found.append(finding("is given the capability \(capability)", "cap_add/\(capability)", node))
        }
        for node in service.node["security_opt"]?.items ?? [] {
            guard let text = node.string, text.hasSuffix("unconfined") else { continue }
            let name = Excerpt(text, limit: 40)
            found.append(finding("runs with \(name)", "security_opt/\(name)", node, severity: .medium))
        }
        return found
    }

    var hostAccess: [Finding] {
        var found: [Finding] = []
        for (key, what) in [("network_mode", "network"), ("pid", "processes"), ("ipc", "shared memory")] {
            guard let node = service.node[key], node.string == "host" else { continue }
            found.append(finding("shares the \(what) of the host", key, node, severity: .medium))
        }
        for node in service.node["volumes"]?.items ?? [] {
            guard let source = source(of: node) else { continue }
            if ["docker.sock", "containerd.sock", "podman.sock", "crio.sock"].contains(where: source.hasSuffix) {
                found.append(finding("holds Docker's socket", "socket", node))
            }
        }
        return found
    }

    /// What a volume mounts from the host.
    private func source(of node: ConfigurationNode) -> String? {
        let text = node["source"]?.string ?? node.string
        guard let text else { return nil }
        let filled = InterpolatedText(text).text
        return filled.split(separator: ":" as Character).first.map(String.init)
    }
}
