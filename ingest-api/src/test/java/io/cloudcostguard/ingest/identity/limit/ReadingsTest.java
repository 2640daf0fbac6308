package io.cloudcostguard.ingest.identity.limit;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ReadingsTest {

  private static final FrontDoor DOOR = FrontDoor.open();
  private static final int COSTLY = 4 * Runtime.getRuntime().availableProcessors();

  @Test
  void leaveRoomForAnswersAndEndWhenTheServiceStops() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> costly = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      try (ConfigurableApplicationContext service = start()) {
        // Given more costly plans than there are cores
        int port = FrontDoor.portOf(service);
        for (int i = 0; i < COSTLY; i++) {
          costly.add(http.sendAsync(costly(port).build(), BodyHandlers.ofString()));
        }
        await().until(() -> underWay(service) == COSTLY);

        // When Then others are answered
        assertThat(DOOR.send(FrontDoor.request(port, "/actuator/health/liveness")).status())
            .isEqualTo(200);
        assertThat(DOOR.send(request(port, "/v1/estimates").GET()).status()).isEqualTo(200);
        assertThat(
                DOOR.send(request(port, "/v1/plans").POST(BodyPublishers.ofByteArray(plan())))
                    .status())
            .isEqualTo(202);
        assertThat(costly).noneMatch(CompletableFuture::isDone);
      }
      // And when it has stopped
      for (var ended : costly) {
        assertThat(ended.join().statusCode()).isEqualTo(503);
        assertThat(ended.join().body()).contains(":stopping");
      }
    }
  }

  @Test
  void endAtADeadlineOfWork() throws Exception {
    try (ConfigurableApplicationContext service = start("--ccg.ingest.read-deadline=100ms")) {
      Answer answer = DOOR.send(costly(FrontDoor.portOf(service)));

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("the limit of 0.1 s");
    }
  }

  @Test
  void giveNoTurnToASlowClient() throws Exception {
    try (ConfigurableApplicationContext service = start()) {
      int port = FrontDoor.portOf(service);
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < COSTLY; i++) {
        slow.add(slow(port));
      }
      await().until(() -> underWay(service) == COSTLY);

      Answer answer =
          DOOR.send(request(port, "/v1/plans").POST(BodyPublishers.ofByteArray(plan())));

      assertThat(answer.status()).isEqualTo(202);
      close(slow);
    }
  }

  @Test
  void areRefusedWhereTooManyWait() throws Exception {
    try (ConfigurableApplicationContext service = start()) {
      int port = FrontDoor.portOf(service);
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 64 + 256; i++) {
        slow.add(slow(port));
      }
      await().until(() -> gauge(service, "ccg.readings.waiting") == 256);

      Answer answer =
          DOOR.send(request(port, "/v1/plans").POST(BodyPublishers.ofByteArray(plan())));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      assertThat(answer.json().path("type").asString()).endsWith(":overloaded");
      assertThat(
              service
                  .getBean(MeterRegistry.class)
                  .get("ccg.readings.refused")
                  .tag("reason", "busy")
                  .counter()
                  .count())
          .isEqualTo(1);
      close(slow);
    }
  }

  private static ConfigurableApplicationContext start(String... more) {
    String[] arguments = Arrays.copyOf(more, more.length + 2);
    arguments[more.length] = "--ccg.ingest.max-plan-bytes=1TB";
    arguments[more.length + 1] = "--ccg.run-tasks.max-in-flight=0";
    return DOOR.start(DOOR.broker(), arguments);
  }

  private static double underWay(ConfigurableApplicationContext service) {
    return gauge(service, "ccg.readings");
  }

  private static double gauge(ConfigurableApplicationContext service, String name) {
    return service.getBean(MeterRegistry.class).get(name).gauge().value();
  }

  private static HttpRequest.Builder request(int port, String path) {
    return FrontDoor.request(port, path).header("Authorization", "Bearer " + FrontDoor.TOKEN);
  }

  /// Little to send, much to read: gigabytes of spaces in a plan.
  private static HttpRequest.Builder costly(int port) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    parts.add(packed("{\"a\":"));
    parts.addAll(Collections.nCopies(500, packed(" ".repeat(64 * 1024 * 1024))));
    return request(port, "/v1/plans")
        .timeout(Duration.ofMinutes(5))
        .header("Content-Encoding", "gzip")
        .POST(BodyPublishers.ofByteArrays(parts));
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(text));
    }
    return packed.toByteArray();
  }

  /// A plan whose end does not arrive.
  private static Socket slow(int port) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    String head =
        "POST /v1/plans HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Length: 1000000\r\n\r\n"
            .formatted(FrontDoor.TOKEN);
    socket.getOutputStream().write(bytes(head + "{\"a\":" + " ".repeat(70_000)));
    return socket;
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
