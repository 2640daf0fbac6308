package io.cloudcostguard.e2e;

import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Services.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A broker and a database for tests: embedded ones, or containers with `-Pcontainers`.
public interface Infrastructure extends AutoCloseable {

  String kafka();

  String databaseUrl();

  String databaseUser();

  String databasePassword();

  @Override
  void close() throws Exception;

  static Infrastructure start(Path folder) throws Exception {
    Infrastructure started =
        Boolean.getBoolean("ccg.e2e.containers") ? new Containers() : Embedded.in(folder);
    TopicCreation.createMissing(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, started.kafka()), Optional.empty());
    return started;
  }

  /// What services need to run on it.
  default Environment environment(Path folder, List<String> privateReceivers) {
    return new Environment(
        kafka(),
        databaseUrl(),
        databaseUser(),
        databasePassword(),
        SecretBox.newKey(),
        folder.resolve("estimator"),
        0,
        privateReceivers);
  }

  /// A real broker and a real database without Docker.
  record Embedded(EmbeddedBroker broker, EmbeddedDatabase database) implements Infrastructure {

    static Embedded in(Path folder) throws Exception {
      EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
      EmbeddedDatabase database =
          EmbeddedDatabase.start(
              folder.resolve("postgres"), folder.resolve("binaries"), "a-password-of-the-tests");
      return new Embedded(broker, database);
    }

    @Override
    public String kafka() {
      return broker.bootstrapServers();
    }

    @Override
    public String databaseUrl() {
      return database.url();
    }

    @Override
    public String databaseUser() {
      return database.user();
    }

    @Override
    public String databasePassword() {
      return database.password();
    }

    @Override
    public void close() throws Exception {
      database.close();
      broker.close();
    }
  }

  /// The images that docker-compose.yml names.
  final class Containers implements Infrastructure {

    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");
    private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");

    Containers() {
      kafka.start();
      postgres.start();
    }

    @Override
    public String kafka() {
      return kafka.getBootstrapServers();
    }

    @Override
    public String databaseUrl() {
      return postgres.getJdbcUrl();
    }

    @Override
    public String databaseUser() {
      return postgres.getUsername();
    }

    @Override
    public String databasePassword() {
      return postgres.getPassword();
    }

    @Override
    public void close() {
      kafka.stop();
      postgres.stop();
    }
  }
}
