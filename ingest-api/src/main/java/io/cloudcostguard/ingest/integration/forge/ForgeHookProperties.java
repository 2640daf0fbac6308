package io.cloudcostguard.ingest.integration.forge;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the webhooks of forges.
///
/// @param secrets by tenant: what GitHub signs its requests with, and GitLab sends; none: its
///   requests are refused
@ConfigurationProperties("ccg.hooks")
record ForgeHookProperties(@DefaultValue Map<String, String> secrets) {

  private static final int SHORTEST = 16;

  ForgeHookProperties {
    secrets = Map.copyOf(secrets);
    secrets.forEach((tenant, secret) -> {
      if (secret.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "ccg.hooks.secrets.%s has fewer than %d characters".formatted(tenant, SHORTEST));
      }
    });
  }

  /// Never shows a secret.
  @Override
  public String toString() {
    return "ForgeHookProperties[" + secrets.size() + " secrets]";
  }
}
