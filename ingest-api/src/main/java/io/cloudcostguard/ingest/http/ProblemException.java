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

  /// The request is at fault.
  ///
  /// @param slug the stable end of the problem's type
  public static ProblemException of(
      int status, String slug, String title, String detail, String hint) {
    return new ProblemException(Problem.of(status, slug, title, detail, hint), Map.of(), null);
  }

  /// Something that we need is not there; the same request may work in a few seconds.
  public static ProblemException unavailable(
      String slug, String title, String detail, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(503, slug, title, detail, "Try again in a few seconds."),
        Map.of("Retry-After", "5"),
        cause);
  }

  /// Nobody can say now whether the request was served.
  public static ProblemException uncertain(String detail, String hint, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(503, "perhaps-accepted", "Nobody knows whether this was accepted", detail, hint),
        Map.of("Retry-After", "5"),
        cause);
  }

  /// Whether the request may have been served all the same.
  public boolean isUncertain() {
    return problem.isOneOf("perhaps-accepted");
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
