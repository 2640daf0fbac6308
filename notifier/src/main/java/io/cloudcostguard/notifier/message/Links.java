package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.secret.EstimateLinks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds links to the API: signed ones, which open one estimate for the reader of the message,
/// where there is a signer.
///
/// @param base the public URL of the API, e.g. `https://cost.example.org`; null: no links
/// @param signer null: the links need the console's sign-in, or a token
/// @param tenant of the event; null outside of one
/// @param issued the time of the event; null outside of one
public record Links(
    @Nullable String base,
    @Nullable EstimateLinks signer,
    @Nullable String tenant,
    @Nullable Instant issued) {

  /// How long a link in a message opens its estimate.
  static final Duration LIFE = Duration.ofDays(30);

  private static final Pattern BASE = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]/_~-]+");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  public Links {
    if (base != null && !BASE.matcher(base).matches()) {
      throw new IllegalArgumentException(
          "Not the URL of an API, e.g. https://cost.example.org: '" + base + "'");
    }
  }

  /// Links for people who sign in.
  public Links(@Nullable String base) {
    this(base, null);
  }

  /// Links that are signed, if there is a signer.
  public Links(@Nullable String base, @Nullable EstimateLinks signer) {
    this(base, signer, null, null);
  }

  /// Those of an event: the same event has the same links on each attempt.
  Links of(Event event) {
    return new Links(
        base, signer, event.news().tenant(), event.time().truncatedTo(ChronoUnit.SECONDS));
  }

  /// The link to an estimate; null when the id has other characters than ours have.
  @Nullable String estimate(String id) {
    if (base == null || !ID.matcher(id).matches()) {
      return null;
    }
    String root = base.replaceAll("/+$", "");
    return signer == null || tenant == null || issued == null
        ? root + "/v1/estimates/" + id
        : root
            + "/e/"
            + signer.token(new EstimateLinks.Link(tenant, id, issued, issued.plus(LIFE)));
  }
}
