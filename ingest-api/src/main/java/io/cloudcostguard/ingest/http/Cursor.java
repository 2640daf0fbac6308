package io.cloudcostguard.ingest.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A position in a list ordered from the newest: the page begins after it. Ids order rows of the
/// same moment.
public record Cursor(Instant createdAt, String id) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-[0-9T:.-]{10,30}Z) ([A-Za-z0-9._-]{1,200})");

  /// As a client carries it, without knowing what is in it.
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((createdAt + " " + id).getBytes(StandardCharsets.UTF_8));
  }

  /// Null for null.
  public static @Nullable Cursor of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Matcher form =
          FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
      Instant moment = form.matches() ? Moment.of(form.group(1)) : null;
      if (moment != null) {
        return new Cursor(moment, form.group(2));
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw ProblemException.of(
        ProblemType.INVALID_PARAMETER,
        "`cursor` was not issued by this service.",
        "Use `next` of the previous page, or omit the cursor to begin with the newest.");
  }
}
