package io.cloudcostguard.ingest.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcPropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new OidcProperties(
                null,
                null,
                null,
                "tenant",
                "scope",
                "",
                "sub",
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10)));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(
                Map.of(
                    "ccg.oidc.issuer", "https://issuer.example.org/a",
                    "ccg.oidc.audience", "b",
                    "ccg.oidc.jwks-uri", "https://keys.example.org/",
                    "ccg.oidc.tenant-claim", "c",
                    "ccg.oidc.scopes-claim", "d",
                    "ccg.oidc.scope-prefix", "e:",
                    "ccg.oidc.name-claim", "f",
                    "ccg.oidc.clock-skew", "1s",
                    "ccg.oidc.keys-for", "2s",
                    "ccg.oidc.keys-interval", "3s")))
        .isEqualTo(
            new OidcProperties(
                URI.create("https://issuer.example.org/a"),
                "b",
                URI.create("https://keys.example.org/"),
                "c",
                "d",
                "e:",
                "f",
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3)));
  }

  @Test
  void needAnAudience() {
    assertThatThrownBy(() -> bound(Map.of("ccg.oidc.issuer", "https://issuer.example.org")))
        .hasStackTraceContaining("ccg.oidc.audience");
  }

  @Test
  void needTls() {
    for (String property : List.of("issuer", "jwks-uri")) {
      for (String uri :
          List.of("http://issuer.example.org", "http://10.0.0.1", "http://127.0.0.1.example.org")) {
        Map<String, String> properties =
            new HashMap<>(
                Map.of("ccg.oidc.issuer", "https://i.example.org", "ccg.oidc.audience", "a"));
        properties.put("ccg.oidc." + property, uri);
        assertThatThrownBy(() -> bound(properties)).hasStackTraceContaining("is not https");
      }
    }
  }

  private static OidcProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.oidc", OidcProperties.class);
  }
}
