package io.cloudcostguard.standalone.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Starts everything, submits the sample plan, and shows the bill and what arrived at the
/// receivers.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Start all services, submit a sample plan, and show the bill and its deliveries.")
public final class DemoCommand implements Callable<Integer> {

  private static final String PROJECT = "shop";
  private static final String WORKSPACE = "prod";
  private static final int EXPECTED_CALLS = 4;
  private static final long SECONDS_TO_WAIT = 30;

  @Option(
      names = "--stay",
      negatable = true,
      description =
          "Keep the servers running until Enter, to look at the console; default: on a terminal.")
  private @Nullable Boolean stay;

  private final long started = System.nanoTime();

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("ccg-demo");
    Logs.to(data.resolve("ccg.log"));
    System.out.println(
        "CloudCostGuard demo: starting a real Kafka, a real PostgreSQL and four services");
    try (Receiver receiver = Receiver.start();
        LocalStack stack =
            LocalStack.start(
                new LocalStack.Options(data, 0, 0, List.of(receiver.address())), this::say)) {
      run(stack, receiver);
      return 0;
    } finally {
      delete(data);
    }
  }

  private void run(LocalStack stack, Receiver receiver) throws IOException, InterruptedException {
    ApiClient api = new ApiClient(stack.apiUrl(), null);
    String webhook = "http://" + receiver.address() + "/webhook";
    String slack = "http://" + receiver.address() + "/slack";
    JsonNode subscription = subscribe(api, "webhook", webhook);
    subscribe(api, "slack", slack);
    api.call(
        "PUT",
        "/v1/projects/" + PROJECT + "/budget",
        "{\"monthlyLimit\":{\"amount\":\"400.00\",\"currency\":\"USD\"}}");
    say("a webhook and a Slack subscription, and a budget of $400.00 a month for " + PROJECT);

    long submitted = System.nanoTime();
    String id = api.submit(DemoData.samplePlan(), PROJECT, WORKSPACE);
    String document = api.estimate(id);
    say(
        "plan submitted (202), estimate %s after %d ms"
            .formatted(id, Duration.ofNanos(System.nanoTime() - submitted).toMillis()));
    PlanOutcome outcome = Json.MAPPER.readValue(document, PlanOutcome.class);
    if (!(outcome instanceof PlanEstimated estimate)) {
      throw new IllegalStateException("The sample plan was not estimated: " + document);
    }
    System.out.println();
    EstimateFormat.TABLE.write(
        estimate, Instant.now(), new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    System.out.println();
    showDeliveries(receiver, subscription.get("secret").asString());
    DemoData.fill(api, DemoData.samplePlan());
    say("more plans, of three projects with budgets");
    showWhatNext(stack.apiUrl());
    if (stays()) {
      System.out.println("\nThe servers run until you press Enter.");
      System.in.read();
    }
  }

  private static JsonNode subscribe(ApiClient api, String channel, String url)
      throws IOException, InterruptedException {
    return api.call(
        "POST",
        "/v1/subscriptions",
        Json.MAPPER
            .createObjectNode()
            .put("channel", channel)
            .put("url", url)
            .put("project", PROJECT)
            .toString());
  }

  /// The estimate and the budget alert, each to the webhook and to Slack.
  private static void showDeliveries(Receiver receiver, String secret) throws InterruptedException {
    for (int i = 0; i < EXPECTED_CALLS; i++) {
      Receiver.Call call = receiver.next(SECONDS_TO_WAIT);
      if (call == null) {
        throw new IllegalStateException(
            "Only %d of %d deliveries arrived".formatted(i, EXPECTED_CALLS));
      }
      if (call.path().equals("/slack")) {
        showSlack(call);
      } else {
        showWebhook(call, secret);
      }
    }
  }

  private static void showWebhook(Receiver.Call call, String secret) {
    try {
      new Webhook(secret).verify(call.body(), HttpHeaders.of(call.headers(), (_, _) -> true));
    } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
      throw new IllegalStateException("The webhook's signature is invalid: " + e.getMessage(), e);
    }
    System.out.printf(
        "Webhook arrived: signature verified (Standard Webhooks), webhook-id %s, trace %s%n",
        call.header("webhook-id"), call.header("traceparent"));
    System.out.println(
        indented(Json.MAPPER.readTree(call.body()).toPrettyString().lines().limit(14)) + "    …\n");
  }

  private static void showSlack(Receiver.Call call) {
    System.out.println("Slack message arrived:");
    JsonNode message = Json.MAPPER.readTree(call.body());
    System.out.println(
        indented(
            message.findValues("text").stream()
                .filter(JsonNode::isString)
                .flatMap(text -> text.asString().lines())
                .distinct()));
  }

  private static String indented(Stream<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("    ").append(line).append('\n'));
    return text.toString();
  }

  private boolean stays() {
    return stay == null
        ? Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
        : stay;
  }

  private static void showWhatNext(String apiUrl) {
    System.out.printf(
        """

        Look around: %s/

        Next:
          ./ccg estimate examples/web-stack/plan.json      the same bill without any server
          terraform show -json plan.out | ./ccg estimate - your own plan
          ./ccg up                                         the servers, to stay; data survives restarts
          ./ccg audit verify                               recompute every estimate of ./ccg up
        """,
        apiUrl);
  }

  private void say(String what) {
    System.out.printf("  %5.1f s  ✓ %s%n", (System.nanoTime() - started) / 1e9, what);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
