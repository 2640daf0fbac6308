package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.identity.access.TokenCheck;
import io.cloudcostguard.ingest.identity.access.TokenVerdict;
import java.time.Clock;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Authenticates API keys.
@Component
@Order(1)
final class KeyCheck implements TokenCheck {

  private static final TokenVerdict WRONG = new TokenVerdict.Wrong("The key is invalid.");

  private final Tenants tenants;
  private final LastUse lastUse;
  private final Clock clock;

  KeyCheck(Tenants tenants, LastUse lastUse, Clock clock) {
    this.tenants = tenants;
    this.lastUse = lastUse;
    this.clock = clock;
  }

  @Override
  public boolean recognises(String token) {
    return token.startsWith("ccg_");
  }

  @Override
  public TokenVerdict verdict(String token) {
    KeyText given = KeyText.in(token);
    if (given == null) {
      return WRONG;
    }
    Instant now = clock.instant();
    try {
      KeySecret key =
          tenants.find(snapshot -> {
            KeySecret known = snapshot.key(given.id());
            return known != null && known.isOf(given, now) ? known : null;
          });
      return key == null ? WRONG : verdict(given, key, now);
    } catch (ProblemException e) {
      return new TokenVerdict.Unsure(e);
    }
  }

  private TokenVerdict verdict(KeyText given, KeySecret key, Instant now) {
    if (key.isExpired(now)) {
      return new TokenVerdict.Wrong("The key expired at " + key.expiresAt() + ".");
    }
    lastUse.note(given.id(), now);
    return new TokenVerdict.Known(key.caller());
  }
}
