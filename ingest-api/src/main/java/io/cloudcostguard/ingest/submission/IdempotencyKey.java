package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The client's `Idempotency-Key`, with which a submission can be repeated safely.
///
/// @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
///   Idempotency-Key HTTP header field</a>
final class IdempotencyKey {

  static final String HEADER = "Idempotency-Key";

  /// A string of structured fields (RFC 9651), as the draft has it.
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\"\\\\]){1,255})\"");

  /// The same without its quotes, as most clients send it.
  private static final Pattern BARE =
      Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x5B\\x5D-\\x7E]{1,255}");

  /// The key of a request; null when it has none.
  ///
  /// @throws ProblemException if it is malformed, or missing where it must not be
  static @Nullable String of(HttpServletRequest request, boolean required) {
    List<String> values = Collections.list(request.getHeaders(HEADER));
    if (values.isEmpty()) {
      if (required) {
        throw missing();
      }
      return null;
    }
    String value = values.getFirst().strip();
    if (values.size() > 1) {
      throw malformed("The request has more than one Idempotency-Key.");
    }
    if (QUOTED.matcher(value).matches()) {
      return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    if (BARE.matcher(value).matches()) {
      return value;
    }
    throw malformed("The Idempotency-Key is not a string of 1 to 255 printable ASCII characters.");
  }

  private static ProblemException malformed(String detail) {
    return ProblemException.of(
        ProblemType.IDEMPOTENCY_KEY_MALFORMED,
        detail,
        "Send a string in quotes, e.g. Idempotency-Key: \"8e03978e-40d5-43e8-bc93-6894a57f9324\".");
  }

  private static ProblemException missing() {
    return ProblemException.of(
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        "This service requires the header Idempotency-Key.",
        "Send a new Idempotency-Key with each plan, and the same one to repeat a plan.");
  }

  private IdempotencyKey() {}
}
