package io.cloudcostguard.cli;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Manages who is told of estimates and alerts, and shows what was delivered.
@Command(
    name = "subscriptions",
    mixinStandardHelpOptions = true,
    description = "Manage who is told of estimates and alerts; show deliveries.")
final class SubscriptionsCommand {

  private static final String PATH = "/v1/subscriptions";

  @Command(mixinStandardHelpOptions = true, description = "List subscriptions.")
  int list(@Mixin ApiCommand api) throws IOException, InterruptedException {
    return api.list(
        api.ask("GET", PATH, null),
        "subscriptions",
        "id",
        "channel",
        "host",
        "project",
        "pausedAt",
        "disabledReason");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Subscribe a receiver; the answer has its secret, once.")
  int add(
      @Mixin ApiCommand api,
      @Parameters(index = "0", paramLabel = "CHANNEL", description = "e.g. slack, teams, webhook.")
          String channel,
      @Parameters(index = "1", paramLabel = "URL", description = "The receiver's address.")
          String url,
      @Option(names = "--project", description = "Only of this project; default: every.")
          @Nullable String project)
      throws IOException, InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("channel", channel).put("url", url);
    if (project != null) {
      body.put("project", project);
    }
    return api.one(api.ask("POST", PATH, body));
  }

  @Command(mixinStandardHelpOptions = true, description = "Send a test message.")
  int test(@Mixin ApiCommand api, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    return post(api, id, "test");
  }

  @Command(mixinStandardHelpOptions = true, description = "Hold messages back.")
  int pause(@Mixin ApiCommand api, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    return post(api, id, "pause");
  }

  @Command(mixinStandardHelpOptions = true, description = "Send again what was held back.")
  int resume(@Mixin ApiCommand api, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    return post(api, id, "resume");
  }

  @Command(mixinStandardHelpOptions = true, description = "Remove a subscription.")
  int remove(@Mixin ApiCommand api, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    return api.one(api.ask("DELETE", PATH + "/" + ApiCommand.encoded(id), null));
  }

  @Command(mixinStandardHelpOptions = true, description = "List deliveries, the newest first.")
  int deliveries(
      @Mixin ApiCommand api,
      @Option(names = "--subscription", description = "Only to this one.")
          @Nullable String subscription,
      @Option(names = "--state", description = "pending, collected, delivered, failed, grouped.")
          @Nullable String state,
      @Option(names = "--limit", defaultValue = "50", description = "At most 200; default: 50.")
          int limit,
      @Option(names = "--cursor", description = "Where the last list ended.")
          @Nullable String cursor)
      throws IOException, InterruptedException {
    Map<String, @Nullable Object> query = new HashMap<>();
    query.put("subscription", subscription);
    query.put("state", state);
    query.put("limit", limit);
    query.put("cursor", cursor);
    return api.list(
        api.ask("GET", ApiCommand.query("/v1/deliveries", query), null),
        "deliveries",
        "id",
        "channel",
        "eventType",
        "project",
        "state",
        "attempts",
        "createdAt");
  }

  @Command(mixinStandardHelpOptions = true, description = "Deliver a finished delivery again.")
  int redeliver(@Mixin ApiCommand api, @Parameters(paramLabel = "DELIVERY") String id)
      throws IOException, InterruptedException {
    return api.one(
        api.ask("POST", "/v1/deliveries/" + ApiCommand.encoded(id) + "/redeliver", null));
  }

  private static int post(ApiCommand api, String id, String verb)
      throws IOException, InterruptedException {
    return api.one(api.ask("POST", PATH + "/" + ApiCommand.encoded(id) + "/" + verb, null));
  }
}
