package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.identity.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The duration of a long poll: the client's (`Prefer: wait=20`) within the limit, or zero while
/// too many requests wait.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240, wait</a>
@Component
public final class Wait {

  /// The header that says how long was waited at most.
  public static final String APPLIED = "Preference-Applied";

  private static final Pattern PREFERENCE =
      Pattern.compile(
          "(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?\\s*(?:[;,]|$)", Pattern.CASE_INSENSITIVE);

  private final OutcomeSignals signals;
  private final Duration most;

  Wait(OutcomeSignals signals, IngestProperties properties) {
    this.signals = signals;
    most = properties.maxWait();
  }

  /// For how long a request waits; zero when it does not.
  public Duration of(HttpServletRequest request) {
    Duration requested = of(String.join(",", Collections.list(request.getHeaders("Prefer"))), most);
    Caller caller = Caller.of(request);
    return caller != null && signals.hasRoom(caller.tenant()) ? requested : Duration.ZERO;
  }

  /// Zero when the header does not say.
  static Duration of(@Nullable String prefer, Duration most) {
    Matcher wait = PREFERENCE.matcher(prefer == null ? "" : prefer);
    if (!wait.find()) {
      return Duration.ZERO;
    }
    Duration requested = Duration.ofSeconds(Long.parseLong(wait.group(1)));
    return requested.compareTo(most) > 0 ? most : requested;
  }
}
