package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.e2e.Client.Answer;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.BrokerApplication;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The broker is there and is no good, in every way. [Client] gives up where an answer takes far
/// longer than is promised.
class SickBrokerTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir static Path folder;
  private static EmbeddedDatabase database;
  private static String kafka;
  private static ServiceProcess broker;
  private static ServiceProcess estimator;
  private static ServiceProcess notifier;
  private static Services services;
  private static Client api;
  private static Client notifierHealth;
  private static Client estimatorHealth;

  @BeforeAll
  static void start() throws Exception {
    int port = freePort();
    kafka = "127.0.0.1:" + port;
    broker =
        ServiceProcess.of(
            BrokerApplication.class, folder.resolve("kafka").toString(), Integer.toString(port));
    broker.start();
    database =
        EmbeddedDatabase.start(
            folder.resolve("postgres"), folder.resolve("binaries"), "a-password-of-the-tests");
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> {
          TopicCreation.createMissing(Map.of("bootstrap.servers", kafka), Optional.empty());
          return true;
        });
    Environment environment =
        new Environment(
            kafka,
            database.url(),
            database.user(),
            database.password(),
            SecretBox.newKey(),
            folder.resolve("estimator"),
            0,
            List.of());
    services = Services.start(environment, EnumSet.of(Service.PRICING_LOADER, Service.INGEST_API));
    int estimatorPort = freePort();
    estimator = ServiceProcess.of(Service.ESTIMATOR_STREAM, environment, estimatorPort);
    estimator.start();
    int notifierPort = freePort();
    notifier = ServiceProcess.of(Service.NOTIFIER, environment, notifierPort);
    notifier.start();
    api = new Client(services.url(Service.INGEST_API));
    estimatorHealth = new Client("http://127.0.0.1:" + estimatorPort);
    notifierHealth = new Client("http://127.0.0.1:" + notifierPort);
    await().atMost(PATIENCE).ignoreExceptions().until(SickBrokerTest::everythingIsReady);
    String id = submitted("before");
    await().atMost(PATIENCE).until(() -> isEstimated(id));
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
    notifier.close();
    estimator.close();
    database.close();
    broker.close();
  }

  @Test
  void aFrozenOneIsSaidAndOutlived() throws Exception {
    try (Frozen _ = Frozen.process(broker.pid())) {
      assertNothingIsAcceptedAndAllElseGoesOn();
      assertThat(api.submit("project=frozen").isUnavailable()).as("a second time").isTrue();
      assertThat(notifierHealth.readiness().status()).isEqualTo(503);
      assertThat(estimatorHealth.readiness().status()).isEqualTo(503);
      await()
          .pollDelay(Duration.ofSeconds(25))
          .atMost(PATIENCE)
          .until(() -> api.submit("project=frozen").isUnavailable());
    }
    assertEverythingResumes("thawed");
  }

  @Test
  void oneThatRefusesConnectionsIsSaidAndOutlived() throws Exception {
    broker.kill();
    try {
      assertNothingIsAcceptedAndAllElseGoesOn();
    } finally {
      broker.start();
    }
    assertEverythingResumes("restarted");
  }

  // Steps

  private static void assertNothingIsAcceptedAndAllElseGoesOn() throws Exception {
    Answer refused = api.submit("project=sick");
    assertThat(refused.isUnavailable()).as(refused.toString()).isTrue();
    assertThat(api.get("/v1/estimates").status()).isEqualTo(200);
    Answer readiness = api.readiness();
    assertThat(readiness.status()).isEqualTo(503);
    assertThat(readiness.json().at("/components/kafka/status").asString()).isEqualTo("DOWN");
    assertThat(readiness.json().at("/components/database/status").asString()).isEqualTo("UP");
    Answer ready = api.get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.json().at("/status/kafka").asString()).startsWith("unhealthy");
    assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  private static void assertEverythingResumes(String project) throws Exception {
    await().atMost(PATIENCE).ignoreExceptions().until(SickBrokerTest::everythingIsReady);
    String id = submitted(project);
    await().atMost(PATIENCE).until(() -> isEstimated(id));
    assertThat(estimator.isAlive()).as("the estimator").isTrue();
    assertThat(notifier.isAlive()).as("the notifier").isTrue();
  }

  private static boolean everythingIsReady() throws Exception {
    return api.readiness().status() == 200
        && estimatorHealth.readiness().status() == 200
        && notifierHealth.readiness().status() == 200;
  }

  private static String submitted(String project) throws Exception {
    Answer accepted = api.submit("project=" + project);
    assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
    return accepted.json().path("id").asString();
  }

  private static boolean isEstimated(String id) throws Exception {
    return api.get("/v1/estimates/" + id).status() == 200;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
