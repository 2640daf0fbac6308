package io.cloudcostguard.ingest.http;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class DrainTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void finishesWhatItBeganBeforeItStops() throws Exception {
    ConfigurableApplicationContext service = door.start(door.broker());
    int port = FrontDoor.portOf(service);
    byte[] plan = Arrays.copyOf(plan(), 200_000);
    Arrays.fill(plan, plan().length, plan.length, (byte) ' ');
    try (Socket client = new Socket("127.0.0.1", port)) {
      // Given a plan whose end has not arrived
      client.setSoTimeout(20_000);
      OutputStream out = client.getOutputStream();
      out.write(
          bytes(
              "POST /v1/plans HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                  .formatted(FrontDoor.TOKEN, plan.length)));
      out.write(plan, 0, plan.length - 10);
      out.flush();
      await().until(() -> isReading(service));

      // When the service is told to stop
      Thread stop = Thread.ofPlatform().start(service::close);
      await().until(() -> !takesConnections(port));
      out.write(Arrays.copyOfRange(plan, plan.length - 10, plan.length));
      out.flush();

      // Then
      String answer = new String(client.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
      assertThat(answer).isEqualTo("HTTP/1.1 202");
      client.close();
      stop.join();
    }
  }

  private static boolean isReading(ConfigurableApplicationContext service) {
    return service.getBean(MeterRegistry.class).get("ccg.plans.memory").gauge().value() > 0;
  }

  private static boolean takesConnections(int port) {
    try (Socket _ = new Socket("127.0.0.1", port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
