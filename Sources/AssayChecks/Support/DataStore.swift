import AssayConfiguration

/// Services that are meant for the service alone: data stores, and tools that administer them.
enum DataStore {
    private static let images: Set<String> = [
        "arangodb", "cassandra", "clickhouse", "clickhouse-server", "cockroach", "couchbase", "couchdb", "dragonfly",
        "elasticsearch", "etcd", "influxdb", "kafka", "keydb", "mariadb", "memcached", "mongo", "mongodb", "mssql",
        "mysql", "mysql-server", "neo4j", "opensearch", "percona", "percona-server", "pgbouncer", "pgvector", "postgis",
        "postgres", "postgresql", "qdrant", "rabbitmq", "redis", "redis-stack", "redis-stack-server", "rethinkdb",
        "scylla", "server-mssql", "surrealdb", "timescaledb", "timescaledb-ha", "valkey", "weaviate", "zookeeper",
    ]
    private static let tools: Set<String> = [
        "adminer", "mongo-express", "pgadmin", "pgadmin4", "phpmyadmin", "redis-commander", "redisinsight",
    ]
    private static let ports: [Int: String] = [
        1433: "SQL Server", 2379: "etcd", 3306: "MySQL", 5432: "PostgreSQL", 5672: "RabbitMQ", 5984: "CouchDB",
        6379: "Redis", 9042: "Cassandra", 9200: "Elasticsearch", 11211: "memcached", 15672: "RabbitMQ",
        27017: "MongoDB",
    ]

    /// The name of the store that an image or a port belongs to.
    static func name(image: ImageReference?, ports range: ClosedRange<Int>) -> String? {
        if let last = image?.repository.split(separator: "/" as Character).last.map(String.init) {
            if images.contains(last) { return last }
        }
        guard range.count <= 64 else { return nil }
        return range.lazy.compactMap { ports[$0] }.first
    }

    /// Whether an image is a tool that administers a data store.
    static func isTool(_ image: ImageReference?) -> Bool {
        image?.repository.split(separator: "/" as Character).last.map { tools.contains(String($0)) } ?? false
    }
}
