import AssayConfiguration

/// As whom the containers of a base image run where a Dockerfile names no user.
enum BaseImageUser {
    /// As root.
    case root
    /// As somebody else, or as root only until the entry point has dropped its privileges.
    case other
    /// The image is none that is known.
    case unknown

    /// Official images that name another user, or whose entry point drops to one.
    private static let officialOthers: Set<String> = [
        "cassandra", "couchbase", "couchdb", "elasticsearch", "ghost", "haproxy", "influxdb", "jetty", "kibana", "kong",
        "logstash", "mariadb", "memcached", "mongo", "mysql", "neo4j", "odoo", "open-liberty", "percona", "postgres",
        "rabbitmq", "redis", "solr", "sonarqube", "valkey", "varnish", "websphere-liberty", "zookeeper",
    ]
    /// Repositories and owners outside of the official images that name another user.
    private static let others: Set<String> = [
        "apache/airflow", "apache/superset", "bitnami", "bitnamilegacy", "curlimages/curl", "grafana",
        "jenkins/jenkins", "jupyter", "mambaorg/micromamba", "nginxinc/nginx-unprivileged",
        "opensearchproject", "prom", "quay.io/keycloak", "quay.io/prometheus", "cgr.dev", "dhi.io", "paketobuildpacks",
        "mcr.microsoft.com/mssql", "rapidfort", "docker.elastic.co",
    ]
    /// The same for root.
    private static let roots: Set<String> = [
        "adoptopenjdk", "continuumio", "denoland/deno", "gcr.io/distroless", "ghcr.io/astral-sh/uv", "hexpm",
        "mcr.microsoft.com/devcontainers", "mcr.microsoft.com/dotnet",
        "mcr.microsoft.com/openjdk", "mcr.microsoft.com/playwright", "nvidia/cuda", "openresty/openresty", "oven/bun",
        "public.ecr.aws/amazonlinux", "public.ecr.aws/lambda", "pytorch/pytorch", "registry.access.redhat.com/ubi8/ubi",
        "registry.access.redhat.com/ubi8/ubi-minimal", "registry.access.redhat.com/ubi9/ubi",
        "registry.access.redhat.com/ubi9/ubi-minimal", "tensorflow/tensorflow", "tiangolo", "phusion/baseimage",
        "dunglas/frankenphp",
    ]

    /// Looks an image up.
    init(_ image: ImageReference) {
        let tag = image.tag ?? "latest"
        if ["nonroot", "chiseled", "rootless", "unprivileged"].contains(where: tag.contains)
            || image.repository.contains("unprivileged") || image.repository.contains("nonroot")
        {
            self = .other
            return
        }
        var name = (image.registry.map { "\($0)/" } ?? "") + image.repository
        for prefix in ["docker.io/", "index.docker.io/", "registry-1.docker.io/", "public.ecr.aws/docker/", "library/"]
        where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        if !name.contains("/") {
            self = Self.officialOthers.contains(name) ? .other : .root
            return
        }
        let prefixes = Self.prefixes(of: name)
        self =
            prefixes.contains(where: Self.others.contains)
            ? .other : prefixes.contains(where: Self.roots.contains) ? .root : .unknown
    }

    /// `a`, `a/b`, `a/b/c` for `a/b/c`.
    private static func prefixes(of name: String) -> [String] {
        let parts = name.split(separator: "/" as Character)
        return parts.indices.map { parts[...$0].joined(separator: "/") }
    }
}
