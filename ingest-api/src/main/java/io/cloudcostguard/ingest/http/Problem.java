package io.cloudcostguard.ingest.http;

import io.cloudcostguard.schemas.Json;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Describes a failed request to the client.
///
/// @param type `urn:cloudcostguard:problem:<slug>` of a [ProblemType], stable
/// @param detail what was wrong, and where
/// @param hint how to put it right
/// @param id what to look for in the log; only for errors of ours
/// @param planId under which a plan may be that may have been accepted
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details</a>
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String hint,
    @Nullable String id,
    @Nullable String planId) {

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String PREFIX = "urn:cloudcostguard:problem:";

  public static Problem of(ProblemType type, String detail, String hint) {
    return of(type, type.status(), detail, hint);
  }

  /// The same under another status, which the server gave.
  static Problem of(ProblemType type, int status, String detail, String hint) {
    return new Problem(PREFIX + type.slug(), type.title(), status, detail, hint, null, null);
  }

  /// The same, with where to look for the error.
  Problem withId(String logged) {
    return new Problem(type, title, status, detail, hint, logged, planId);
  }

  /// The same, with where to look for the plan.
  Problem withPlanId(String mayBe) {
    return new Problem(type, title, status, detail, hint, id, mayBe);
  }

  /// Whether it is of one of these types.
  public boolean isOneOf(ProblemType... types) {
    return Stream.of(types).anyMatch(of -> of.slug().equals(slug()));
  }

  String slug() {
    return type.substring(PREFIX.length());
  }

  public byte[] json() {
    return Json.MAPPER.writeValueAsBytes(this);
  }
}
