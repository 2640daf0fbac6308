package io.cloudcostguard.ingest.estimate;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a client is ready to wait: `Prefer: wait=20`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240, wait</a>
public final class Wait {

  /// The header that says how long was waited at most.
  public static final String APPLIED = "Preference-Applied";

  private static final Pattern PREFERENCE =
      Pattern.compile(
          "(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?\\s*(?:[;,]|$)", Pattern.CASE_INSENSITIVE);

  /// Zero when the header does not say.
  static Duration of(@Nullable String prefer, Duration most) {
    Matcher wait = PREFERENCE.matcher(prefer == null ? "" : prefer);
    if (!wait.find()) {
      return Duration.ZERO;
    }
    Duration wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
    return wanted.compareTo(most) > 0 ? most : wanted;
  }

  /// What a request asks for.
  public static Duration of(HttpServletRequest request, Duration most) {
    return of(String.join(",", Collections.list(request.getHeaders("Prefer"))), most);
  }

  private Wait() {}
}
