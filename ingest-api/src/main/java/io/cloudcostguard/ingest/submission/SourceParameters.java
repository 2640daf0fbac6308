package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads where a plan comes from out of a request's query.
final class SourceParameters {

  private static final int MOST = 999_999_999;

  static PlanSource of(Query query) {
    String run = query.text("run");
    return new PlanSource(
        text(query, "repository", SourceForm::isRepository, "must be like acme/shop"),
        query.text("pull_request") == null ? null : query.count("pull_request", 1, MOST),
        text(query, "commit", SourceForm::isCommit, "must be 7 to 64 hex digits"),
        text(
            query,
            "branch",
            SourceForm::isBranch,
            "must be at most 255 characters, none of them a control character"),
        runUrl(query),
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

  private static @Nullable String runUrl(Query query) {
    String text = query.text("run_url");
    String url = text == null ? null : SourceForm.runUrl(text);
    if (text != null && url == null) {
      throw Query.invalid(
          "run_url", "must be an http or https address of at most 2048 characters, without user");
    }
    return url;
  }

  private SourceParameters() {}
}
