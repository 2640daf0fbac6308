package io.cloudcostguard.ingest.plan;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a submitter says about a plan, next to the plan.
///
/// @param region where resources are whose region the plan does not say; may be null
/// @param idempotencyKey names the submission, so that it can be repeated safely; may be null
/// @param source where the plan comes from
record Submission(
    String project,
    String workspace,
    @Nullable String region,
    @Nullable String idempotencyKey,
    PlanSource source) {

  private static final String DEFAULT = "default";
  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

  static Submission of(Query query, @Nullable String idempotencyKey) {
    String region = query.text("region");
    if (region != null && !REGION.matcher(region).matches()) {
      throw invalid("region", "must be the vendor's name of a region, e.g. eu-west-1");
    }
    if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
      throw invalid("Idempotency-Key", "must be 1 to 255 printable ASCII characters");
    }
    return new Submission(
        query.name("project", DEFAULT),
        query.name("workspace", DEFAULT),
        region,
        idempotencyKey,
        PlanSource.NONE);
  }

  private static ProblemException invalid(String what, String must) {
    return ProblemException.of(
        400,
        "invalid-parameter",
        "A parameter is not valid",
        "`" + what + "` " + must + ".",
        "Correct `" + what + "` or leave it out.");
  }
}
