package io.cloudcostguard.schemas.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs the tokens of links that open one estimate for their holder, until they expire. The same
/// facts always give the same token. The key follows from `CCG_SECRET_KEY`.
///
/// A token is its facts in base64, a dot, and their HMAC with SHA-256.
public final class EstimateLinks {

  /// A longer token is none of ours.
  public static final int LONGEST = 2048;

  private static final String HMAC = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 20;
  private static final int FACTS = 4;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private final List<SecretKeySpec> keys;

  /// Of an installation.
  public EstimateLinks(SecretBox box) {
    keys =
        box.deriveEach("estimate-link").stream()
            .map(key -> new SecretKeySpec(Base64.getDecoder().decode(key), HMAC))
            .toList();
  }

  /// What a link opens.
  ///
  /// @param issued from when it is: what was revoked later is void
  /// @param expires from then on it opens nothing
  public record Link(String tenant, String estimate, Instant issued, Instant expires) {}

  /// The token of a link.
  public String token(Link link) {
    String facts =
        String.join(
            "\n",
            link.tenant(),
            link.estimate(),
            exactly(link.issued()),
            String.valueOf(link.expires().getEpochSecond()));
    byte[] bytes = facts.getBytes(StandardCharsets.UTF_8);
    return encoded(bytes) + "." + encoded(signature(keys.getFirst(), bytes));
  }

  /// The link of a token; null where it was not signed here, or has expired.
  public @Nullable Link open(String token, Instant now) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > LONGEST) {
      return null;
    }
    try {
      byte[] facts = Base64.getUrlDecoder().decode(token.substring(0, dot));
      byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
      if (keys.stream().noneMatch(key -> MessageDigest.isEqual(signature, signature(key, facts)))) {
        return null;
      }
      String[] parts = new String(facts, StandardCharsets.UTF_8).split("\n", -1);
      if (parts.length != FACTS) {
        return null;
      }
      Link link = new Link(parts[0], parts[1], exactMoment(parts[2]), moment(parts[3]));
      return now.isBefore(link.expires()) ? link : null;
    } catch (IllegalArgumentException | DateTimeException _) {
      return null;
    }
  }

  /// In seconds, with milliseconds if it has some.
  private static String exactly(Instant moment) {
    int millis = moment.getNano() / NANOS_OF_MILLI;
    return moment.getEpochSecond() + (millis == 0 ? "" : ".%03d".formatted(millis));
  }

  private static Instant exactMoment(String text) {
    String[] parts = text.split("\\.", 2);
    return parts.length == 1
        ? moment(text)
        : moment(parts[0]).plusMillis(Integer.parseInt(parts[1]));
  }

  private static Instant moment(String seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  private static byte[] signature(SecretKeySpec key, byte[] facts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(facts), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no " + HMAC, e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
