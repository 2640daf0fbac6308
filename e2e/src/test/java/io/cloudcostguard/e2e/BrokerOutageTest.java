package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The broker is stopped and started again in the middle of the load.
class BrokerOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int CLIENTS = 8;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();

  @Test
  void losesNothingThatWasAcceptedAndAcceptsNothingThatItLoses(@TempDir Path folder)
      throws Exception {
    EmbeddedBroker first = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    String kafka = first.bootstrapServers();
    int port = Integer.parseInt(kafka.substring(kafka.indexOf(':') + 1));
    TopicCreation.createMissing(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka), Optional.empty());
    try (EmbeddedDatabase database =
            EmbeddedDatabase.start(
                folder.resolve("postgres"), folder.resolve("binaries"), "a-password-of-the-tests");
        Services services = Services.start(around(kafka, database, folder), onlyIngest())) {
      // Given
      AtomicBoolean over = new AtomicBoolean();
      List<Thread> clients = submitUntil(over, services.url(Service.INGEST_API));
      await().atMost(PATIENCE).until(() -> accepted.size() > 200);

      // When
      first.close();
      await().atMost(PATIENCE).until(() -> refusals.size() >= CLIENTS);
      int beforeItIsBack = accepted.size();
      try (EmbeddedBroker _ = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
        await().atMost(PATIENCE).until(() -> accepted.size() > beforeItIsBack + 200);
        over.set(true);
        for (Thread client : clients) {
          client.join();
        }

        // Then
        List<String> published = published(kafka);
        assertThat(accepted).doesNotHaveDuplicates();
        assertThat(published).doesNotHaveDuplicates().containsAll(accepted);
        assertThat(refusals).containsOnly(503);
        assertThat(accepted.size() + refusals.size()).isEqualTo(answers.get());
      }
    }
  }

  private static Environment around(String kafka, EmbeddedDatabase database, Path folder) {
    return new Environment(
        kafka,
        database.url(),
        database.user(),
        database.password(),
        SecretBox.newKey(),
        folder.resolve("estimator"),
        0,
        List.of());
  }

  private static EnumSet<Service> onlyIngest() {
    return EnumSet.of(Service.INGEST_API);
  }

  private List<Thread> submitUntil(AtomicBoolean over, String api) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + "/v1/plans"))
            .timeout(Duration.ofSeconds(30))
            .POST(
                BodyPublishers.ofByteArray(
                    Files.readAllBytes(Path.of("../examples/web-stack/plan.json"))))
            .build();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(
          Thread.ofVirtual()
              .start(() -> {
                while (!over.get()) {
                  submit(request);
                }
              }));
    }
    return clients;
  }

  private void submit(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      answers.incrementAndGet();
      if (answer.statusCode() == 202) {
        accepted.add(Json.MAPPER.readTree(answer.body()).path("id").asString());
      } else {
        refusals.add(answer.statusCode());
      }
    } catch (Exception e) {
      throw new AssertionError("A request was not answered", e);
    }
  }

  private static List<String> published(String kafka) {
    List<String> ids = new ArrayList<>();
    new TopicReader(kafka)
        .read(Topics.PLANS, record -> ids.add(EventHeaders.text(record.headers(), "ce_id")));
    return ids;
  }
}
