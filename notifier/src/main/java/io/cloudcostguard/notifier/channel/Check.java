package io.cloudcostguard.notifier.channel;

import io.cloudcostguard.schemas.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A question in place of a comment: whether a token gets to its repositories. There is no pull
/// request that a test could be written under.
///
/// @param repositories `owner/name`, or `owner/*`
public record Check(List<String> repositories) {

  private static final String ALL = "/*";

  public Check {
    repositories = List.copyOf(repositories);
    for (String repository : repositories) {
      if (!Comment.isRepository(isAll(repository) ? ownerOf(repository) + "/x" : repository)) {
        throw new IllegalArgumentException("Not the name of a repository");
      }
    }
  }

  /// Whether it means all repositories of an owner.
  public static boolean isAll(String repository) {
    return repository.endsWith(ALL);
  }

  /// Of all of whose repositories it means.
  public static String ownerOf(String repository) {
    return repository.substring(0, repository.length() - ALL.length());
  }

  /// As it waits to be asked.
  public String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  /// Null when it is something else.
  public static @Nullable Check find(String json) {
    JsonNode body = Json.MAPPER.readTree(json);
    return body.has("repositories") ? Json.MAPPER.treeToValue(body, Check.class) : null;
  }
}
