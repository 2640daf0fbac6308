package io.cloudcostguard.ingest.plan;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads where a plan comes from out of a request's query.
final class SourceParameters {

  private static final int MOST = 999_999_999;
  private static final int LONGEST_URL = 2048;
  private static final int LONGEST_BRANCH = 255;

  /// Names between slashes; none of dots only, so that it stays a path where it becomes a part of
  /// an address.
  private static final Pattern REPOSITORY =
      Pattern.compile("(?=.{1,200}$)(?!\\.{1,2}/)[\\w.~-]+(/(?!\\.{1,2}(/|$))[\\w.~-]+)+");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");

  static PlanSource of(Query query) {
    String run = query.text("run");
    return new PlanSource(
        text(query, "repository", SourceParameters::isRepository, "must be like acme/shop"),
        query.text("pull_request") == null ? null : query.count("pull_request", 1, MOST),
        text(query, "commit", COMMIT.asMatchPredicate(), "must be 7 to 64 hex digits"),
        text(
            query,
            "branch",
            SourceParameters::isBranch,
            "must be at most 255 characters, none of them a control character"),
        text(
            query,
            "run_url",
            SourceParameters::isUrl,
            "must be an http or https address of at most 2048 characters, without user"),
        stage(query),
        run == null ? null : Query.checkedName("run", run));
  }

  private static @Nullable String text(
      Query query, String parameter, Predicate<String> right, String must) {
    String text = query.text(parameter);
    if (text != null && !right.test(text)) {
      throw Query.invalid(parameter, must);
    }
    return text;
  }

  private static @Nullable Stage stage(Query query) {
    String stage = query.text("stage");
    return switch (stage) {
      case null -> null;
      case "proposed" -> Stage.PROPOSED;
      case "applied" -> Stage.APPLIED;
      default -> throw Query.invalid("stage", "must be proposed or applied");
    };
  }

  private static boolean isRepository(String text) {
    return REPOSITORY.matcher(text).matches();
  }

  private static boolean isBranch(String text) {
    return text.length() <= LONGEST_BRANCH && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return text.length() <= LONGEST_URL
          && web
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private SourceParameters() {}
}
