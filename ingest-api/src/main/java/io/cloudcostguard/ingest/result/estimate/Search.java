package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.http.Cursor;
import io.cloudcostguard.ingest.http.Query;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which outcomes are looked for. Null: whichever.
///
/// @param from of a plan submitted at this time or later
/// @param to of a plan submitted before this time
record Search(
    @Nullable String project,
    @Nullable String workspace,
    @Nullable String repository,
    @Nullable Integer pullRequest,
    @Nullable String outcome,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Cursor after,
    int limit) {

  private static final List<String> OUTCOMES = List.of("estimated", "rejected", "cancelled");
  private static final int LONGEST_REPOSITORY = 255;
  private static final int MOST = 999_999_999;

  static Search of(Query query) {
    return new Search(
        name(query, "project"),
        name(query, "workspace"),
        repository(query),
        query.text("pull_request") == null ? null : query.count("pull_request", 1, MOST),
        outcome(query),
        query.moment("from"),
        query.moment("to"),
        Cursor.of(query.text("cursor")),
        query.count("limit", 20, 100));
  }

  /// Whether a repository can be looked for.
  static boolean isRepository(String text) {
    return text.length() <= LONGEST_REPOSITORY
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static @Nullable String name(Query query, String parameter) {
    String name = query.text(parameter);
    return name == null ? null : Query.checkedName(parameter, name);
  }

  private static @Nullable String repository(Query query) {
    String repository = query.text("repository");
    if (repository != null && !isRepository(repository)) {
      throw Query.invalid("repository", "must be like acme/shop");
    }
    return repository;
  }

  private static @Nullable String outcome(Query query) {
    String outcome = query.text("outcome");
    if (outcome != null && !OUTCOMES.contains(outcome)) {
      throw Query.invalid("outcome", "must be one of " + String.join(", ", OUTCOMES));
    }
    return outcome;
  }
}
