import AssayConfiguration

/// Services that are meant for the service alone: data stores, and tools that administer them.
enum DataStore {
    private static let images: Set<String> = [
        "arangodb", "cassandra", "clickhouse", "clickhouse-server", "cockroach", "couchbase", "couchdb",
        "cp-kafka", "cp-zookeeper", "dragonfly",
        "elasticsearch", "etcd", "influxdb", "kafka", "keydb", "mariadb", "meilisearch", "memcached",
        "mongo", "mongodb", "mssql",
        "mysql", "mysql-server", "neo4j", "opensearch", "percona", "percona-server", "pgbouncer", "pgvector", "postgis",
        "postgres", "postgresql", "qdrant", "rabbitmq", "redis", "redis-stack", "redis-stack-server", "rethinkdb",
        "scylla", "server-mssql", "surrealdb",
        "typesense", "timescaledb", "timescaledb-ha", "valkey", "weaviate", "zookeeper",
    ]
    private static let tools: Set<String> = [
        "adminer", "mongo-express", "pgadmin", "pgadmin4", "phpmyadmin", "redis-commander", "redisinsight",
    ]
    /// Stand-ins for a mail server that show every mail, the links in it included, to whoever opens their page.
    private static let mailboxes: Set<String> = ["inbucket", "mailcatcher", "maildev", "mailhog", "mailpit"]
    /// Tools that tell about the inside of a service, and that ask nobody for a password unless told to.
    private static let observers: Set<String> = ["alertmanager", "all-in-one", "flower", "prometheus", "zipkin"]
    /// The debuggers of Node: whoever reaches one runs code of their own.
    private static let debuggers: Set<Int> = [5858, 9229]
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

    /// What an image is that nobody but its owners should reach, where it is no data store.
    static func tool(_ image: ImageReference?, ports range: ClosedRange<Int>) -> String? {
        guard let name = image?.repository.split(separator: "/" as Character).last.map(String.init) else { return nil }
        if tools.contains(name) { return "a tool that administers data" }
        // At these ports it only takes mail.
        let isIntake = range.count == 1 && [25, 1025, 2525].contains(range.lowerBound)
        if mailboxes.contains(name) { return isIntake ? nil : "a mailbox that shows every mail" }
        return observers.contains(name) ? "a tool that shows the inside of the service" : nil
    }

    /// Whether one of the ports is that of a debugger.
    static func isDebugger(ports range: ClosedRange<Int>) -> Bool {
        debuggers.contains(where: range.contains) && range.count <= 64
    }
}
