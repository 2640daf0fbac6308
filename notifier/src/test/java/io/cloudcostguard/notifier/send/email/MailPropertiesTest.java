package io.cloudcostguard.notifier.send.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.send.email.MailProperties.Tls;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailPropertiesTest {

  @Test
  void haveNoRelayAndWantTls() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new MailProperties(
                null, 587, Tls.STARTTLS, null, null, null, null, Duration.ofSeconds(10)));
  }

  @Test
  void mapEveryProperty() {
    assertThat(
            bind(
                Map.of(
                    "host", "relay",
                    "port", "465",
                    "tls", "implicit",
                    "username", "cost",
                    "password", "pa55word",
                    "from", "cost@example.org",
                    "unsubscribe", "stop@example.org",
                    "timeout", "3s")))
        .isEqualTo(
            new MailProperties(
                "relay",
                465,
                Tls.IMPLICIT,
                "cost",
                "pa55word",
                "cost@example.org",
                "stop@example.org",
                Duration.ofSeconds(3)));
  }

  private static MailProperties bind(Map<String, String> properties) {
    var source = new MapConfigurationPropertySource();
    properties.forEach((name, value) -> source.put("ccg.notifier.mail." + name, value));
    return new Binder(source).bindOrCreate("ccg.notifier.mail", MailProperties.class);
  }
}
