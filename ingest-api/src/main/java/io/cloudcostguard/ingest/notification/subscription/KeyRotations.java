package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.schemas.secret.SigningKeys;
import io.cloudcostguard.schemas.subscription.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rotates the signing keys of webhooks.
@Component
class KeyRotations {

  /// The limit per kind: a receiver reads all signatures.
  private static final int MOST_KEYS = 4;

  private final JdbcClient database;
  private final SecretBox box;
  private final Clock clock;

  KeyRotations(JdbcClient database, SecretProperties secrets, Clock clock) {
    this.database = database;
    this.box = secrets.box();
    this.clock = clock;
  }

  /// Adds new keys; null when there is no such subscription.
  ///
  /// @param grace how long the current keys sign too
  @Nullable SigningKeys rotate(String tenant, String id, Duration grace) {
    while (true) {
      byte[] sealed = sealed(tenant, id);
      if (sealed == null) {
        return null;
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      SigningKeys keys =
          SigningKeys.parse(box.open(sealed, id + "/secret")).rotated(now, now.plus(grace));
      if (keys.perKind() > MOST_KEYS) {
        throw ProblemException.of(
            ProblemType.TOO_MANY_KEYS,
            "It still signs with " + (MOST_KEYS - 1) + " replaced keys.",
            "Wait until one of them expires, or rotate with `graceHours` 0.");
      }
      if (replace(id, sealed, keys)) {
        return keys;
      }
    }
  }

  private byte @Nullable [] sealed(String tenant, String id) {
    return database
        .sql("select channel, secret_sealed from subscription where id = :id and tenant = :tenant")
        .param("id", id)
        .param("tenant", tenant)
        .query((row, _) -> {
          if (!row.getString("channel").equals(Channel.WEBHOOK.id())) {
            throw noKeys();
          }
          return row.getBytes("secret_sealed");
        })
        .optional()
        .orElse(null);
  }

  /// Compare and set: false when the keys were changed meanwhile.
  private boolean replace(String id, byte[] sealed, SigningKeys keys) {
    return database
            .sql(
                """
                update subscription set secret_sealed = :fresh, public_keys = :publicKeys
                where id = :id and secret_sealed = :sealed
                """)
            .param("fresh", box.seal(keys.text(), id + "/secret"))
            .param("publicKeys", keys.publicKeys().toArray(String[]::new))
            .param("id", id)
            .param("sealed", sealed)
            .update()
        > 0;
  }

  private static ProblemException noKeys() {
    return ProblemException.of(
        ProblemType.NO_KEYS,
        "Only webhooks are signed.",
        "To replace an address or a token, create a new subscription and delete this one.");
  }
}
