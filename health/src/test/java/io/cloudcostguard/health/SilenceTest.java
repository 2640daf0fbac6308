package io.cloudcostguard.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/// One that takes connections and never says a word is the worst to ask how it is.
@Timeout(30)
class SilenceTest {

  private ServerSocket silent;

  @BeforeEach
  void listen() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
  }

  @Test
  void ofTheDatabaseIsAnsweredInTimeWithWhatStillWorks() {
    Health health =
        new DatabaseHealth(database(), DependencyImpact.degraded("plans are still accepted"))
            .health();

    assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
    assertThat(health.getDetails()).isEqualTo(Map.of("effect", "plans are still accepted"));
  }

  @Test
  void ofKafkaIsAnsweredInTimeWithWhatStillWorks() {
    String brokers = "127.0.0.1:" + silent.getLocalPort();
    try (KafkaHealth kafka =
        new KafkaHealth(
            Map.of("bootstrap.servers", brokers),
            DependencyImpact.down("what is known can be read"))) {

      Health health = kafka.health();

      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails()).isEqualTo(Map.of("effect", "what is known can be read"));
    }
  }

  @Test
  void isNotNeededForARefusal() throws IOException {
    PGSimpleDataSource nobody = database();
    silent.close();

    Health health = new DatabaseHealth(nobody, DependencyImpact.down("nothing works")).health();

    assertThat(health.getDetails())
        .as("no message of the driver, which has the address and the user")
        .isEqualTo(Map.of("effect", "nothing works"));
  }

  private PGSimpleDataSource database() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/ccg");
    database.setUser("somebody");
    return database;
  }
}
