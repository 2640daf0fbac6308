package io.cloudcostguard.cli;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Lists, creates, rotates and revokes the API keys of the tenant.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "List, create, rotate and revoke API keys (scope admin).")
final class KeysCommand {

  private static final String PATH = "/v1/keys";

  @Command(mixinStandardHelpOptions = true, description = "List keys, without the keys themselves.")
  int list(@Mixin ApiCommand api) throws IOException, InterruptedException {
    return api.list(
        api.ask("GET", PATH, null),
        "keys",
        "id",
        "name",
        "scopes",
        "createdAt",
        "lastUsedAt",
        "expiresAt");
  }

  @Command(mixinStandardHelpOptions = true, description = "Create a key; the answer has it, once.")
  int create(
      @Mixin ApiCommand api,
      @Parameters(paramLabel = "NAME", description = "Who will use it.") String name,
      @Option(
              names = "--scope",
              split = ",",
              required = true,
              description = "submit, read, admin, approve, audit; repeated, or with commas.")
          List<String> scopes,
      @Option(names = "--expires", description = "When it ends, e.g. 2026-12-31T00:00:00Z.")
          @Nullable String expires)
      throws IOException, InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("name", name);
    scopes.forEach(body.putArray("scopes")::add);
    if (expires != null) {
      body.put("expiresAt", expires);
    }
    return api.one(api.ask("POST", PATH, body));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Replace a key; the old one works for a while.")
  int rotate(@Mixin ApiCommand api, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    return api.one(api.ask("POST", PATH + "/" + ApiCommand.encoded(id) + "/rotate", null));
  }

  @Command(mixinStandardHelpOptions = true, description = "Revoke a key.")
  int revoke(@Mixin ApiCommand api, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    return api.one(api.ask("DELETE", PATH + "/" + ApiCommand.encoded(id), null));
  }
}
