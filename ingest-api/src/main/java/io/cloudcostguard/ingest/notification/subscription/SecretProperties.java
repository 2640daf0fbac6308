package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.MisconfiguredException;
import io.cloudcostguard.schemas.secret.SecretBox;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The key that encrypts receivers' addresses and secrets.
///
/// @param secretKey 32 bytes in base64; there is no default
@ConfigurationProperties("ccg")
record SecretProperties(@Nullable String secretKey) {

  SecretBox box() {
    if (secretKey == null || secretKey.isBlank()) {
      throw new MisconfiguredException(
          "CCG_SECRET_KEY (ccg.secret-key) is not set. Make one with: openssl rand -base64 32");
    }
    try {
      return new SecretBox(secretKey);
    } catch (IllegalArgumentException e) {
      throw new MisconfiguredException("CCG_SECRET_KEY (ccg.secret-key): " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "SecretProperties[secretKey=***]";
  }
}
