package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The request to create an API key.
///
/// @param expiresAt null: never
record KeyRequest(
    @Nullable String name, @Nullable List<String> scopes, @Nullable String expiresAt) {

  static final String EXAMPLE =
      "{\"name\":\"pipeline of shop\",\"scopes\":[\"submit\",\"read\"],"
          + "\"expiresAt\":\"2030-01-01T00:00:00Z\"}";

  private static final int LONGEST_NAME = 128;

  /// A request that makes sense.
  record Checked(String name, Set<Scope> scopes, @Nullable Instant expiresAt) {}

  /// What is asked for, once it is checked. A caller hands out no more than it may do itself.
  Checked checked(RequestJson json, Caller caller, Instant now) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME || hasControls(name)) {
      throw json.invalid("`name` must describe the purpose of the key in 1 to 128 characters.");
    }
    Set<Scope> requested = scopes(json);
    refuseMoreThan(caller, requested);
    return new Checked(name, requested, expiry(json, now));
  }

  private Set<Scope> scopes(RequestJson json) {
    List<String> words = scopes == null ? List.of() : scopes;
    Set<Scope> known =
        words.stream()
            .flatMap(word -> word == null ? null : Scope.ofKey(word).stream())
            .collect(Collectors.toUnmodifiableSet());
    if (known.isEmpty() || known.size() != words.size()) {
      throw json.invalid(
          "`scopes` must be one or more of "
              + String.join(", ", Scope.words(Scope.OF_KEYS))
              + ", each once.");
    }
    return known;
  }

  static void refuseMoreThan(Caller caller, Set<Scope> requested) {
    if (!caller.scopes().containsAll(requested)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "A key cannot have more scopes than the caller, who lacks: "
              + caller.name()
              + " has "
              + String.join(", ", Scope.words(caller.scopes()))
              + ".",
          "Use a key with all of these scopes, or the token of CCG_API_TOKEN.");
    }
  }

  private @Nullable Instant expiry(RequestJson json, Instant now) {
    if (expiresAt == null) {
      return null;
    }
    try {
      Instant expiry = OffsetDateTime.parse(expiresAt).toInstant();
      if (expiry.isAfter(now) && expiry.isBefore(now.plusSeconds(100L * 366 * 24 * 3600))) {
        return expiry;
      }
    } catch (DateTimeException _) {
      // said below
    }
    throw json.invalid("`expiresAt` must be in the future, e.g. 2030-01-01T00:00:00Z.");
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
