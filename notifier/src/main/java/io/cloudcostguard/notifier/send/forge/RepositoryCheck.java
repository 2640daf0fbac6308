package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.schemas.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The body of a test delivery: checks the token, as there is no pull request to comment on.
///
/// @param repositories `owner/name`, or `owner/*`
public record RepositoryCheck(List<String> repositories) {

  private static final String ALL = "/*";

  public RepositoryCheck {
    repositories = List.copyOf(repositories);
    for (String repository : repositories) {
      if (!Comment.isRepository(isAll(repository) ? ownerOf(repository) + "/x" : repository)) {
        throw new IllegalArgumentException("Not the name of a repository");
      }
    }
  }

  /// Whether it stands for all repositories of an owner.
  public static boolean isAll(String repository) {
    return repository.endsWith(ALL);
  }

  /// The owner in `owner/*`.
  public static String ownerOf(String repository) {
    return repository.substring(0, repository.length() - ALL.length());
  }

  /// The body of the delivery.
  public String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  /// Null when the body is a [Comment].
  public static @Nullable RepositoryCheck find(String json) {
    JsonNode body = Json.MAPPER.readTree(json);
    return body.has("repositories") ? Json.MAPPER.treeToValue(body, RepositoryCheck.class) : null;
  }
}
