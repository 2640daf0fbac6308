package io.cloudcostguard.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each file under `golden/` is a message that a human has read. `-Dgolden.update` writes them.
class GoldenMessageTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

  @TestFactory
  Stream<DynamicTest> estimatesAreToldAsTheGoldenFilesSay() {
    return Map.<String, PlanOutcome>of(
            "estimate", Events.estimate(),
            "estimate-not-fully-priced", Events.notFullyPriced(),
            "estimate-nothing-known", Events.nothingKnown(),
            "estimate-unchanged", Events.unchanged(),
            "estimate-hostile", Events.hostile(1, Events.HOSTILE),
            "rejected", Events.rejected())
        .entrySet()
        .stream()
        .flatMap(event -> {
          String type =
              event.getKey().equals("rejected")
                  ? EventType.PLAN_REJECTED
                  : EventType.PLAN_ESTIMATED;
          return Stream.of(
              golden(event.getKey() + ".slack", SlackBlocks.of(event.getValue())),
              golden(event.getKey() + ".webhook", WebhookBody.of(type, TIME, event.getValue())));
        });
  }

  @TestFactory
  Stream<DynamicTest> alertsAreToldAsTheGoldenFilesSay() {
    return Map.<String, BudgetAlert>of(
            "alert-exceeded", Events.exceeded(),
            "alert-incomplete", Events.incomplete(),
            "alert-resolved", Events.resolved())
        .entrySet()
        .stream()
        .flatMap(event -> {
          String type =
              event.getValue() instanceof BudgetAlert.Firing
                  ? EventType.ALERT_FIRING
                  : EventType.ALERT_RESOLVED;
          return Stream.of(
              golden(event.getKey() + ".slack", SlackBlocks.of(event.getValue())),
              golden(event.getKey() + ".webhook", WebhookBody.of(type, TIME, event.getValue())));
        });
  }

  private static DynamicTest golden(String name, String message) {
    return dynamicTest(name, () -> matches(GOLDEN.resolve(name + ".json"), message));
  }

  private static void matches(Path expected, String message) throws IOException {
    String readable = Json.MAPPER.readTree(message).toPrettyString().replace("\r\n", "\n") + "\n";
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, readable);
    }
    assertThat(readable).isEqualTo(Files.readString(expected));
  }
}
