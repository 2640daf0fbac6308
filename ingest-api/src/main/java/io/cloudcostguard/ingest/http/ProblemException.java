package io.cloudcostguard.ingest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends a request with a [Problem].
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  private ProblemException(
      Problem problem, Map<String, String> headers, @Nullable Throwable cause) {
    super(problem.detail(), cause);
    this.problem = problem;
    this.headers = headers;
  }

  /// Refuses a request.
  public static ProblemException of(ProblemType type, String detail, String hint) {
    return new ProblemException(Problem.of(type, detail, hint), Map.of(), null);
  }

  /// Refuses a request that may succeed in a few seconds, because a dependency is unavailable.
  public static ProblemException unavailable(
      ProblemType type, String detail, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(type, detail, "Try again in a few seconds."), Map.of("Retry-After", "5"), cause);
  }

  /// Answers a request of which it is not known whether it succeeded.
  public static ProblemException uncertain(String detail, String hint, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(ProblemType.PERHAPS_ACCEPTED, detail, hint), Map.of("Retry-After", "5"), cause);
  }

  /// Whether the request may have been served all the same.
  public boolean isUncertain() {
    return problem.isOneOf(ProblemType.PERHAPS_ACCEPTED);
  }

  /// The same, with the id under which the plan may be.
  public ProblemException ofPlan(String planId) {
    return new ProblemException(problem.withPlanId(planId), headers, getCause());
  }

  /// The same with one more header.
  public ProblemException with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ProblemException(problem, more, getCause());
  }

  public Problem problem() {
    return problem;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
