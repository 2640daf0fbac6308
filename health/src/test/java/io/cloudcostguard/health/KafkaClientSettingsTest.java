package io.cloudcostguard.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaClientSettingsTest {

  private static final String JAAS =
      "org.apache.kafka.common.security.plain.PlainLoginModule required"
          + " username=\"ccg\" password=\"a-${secret}#{word}\";";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acks",
        "enable.idempotence",
        "isolation.level",
        "transactional.id",
        "processing.guarantee",
        "group.id",
        "auto.offset.reset",
        "enable.auto.commit",
        "delivery.timeout.ms",
        "request.timeout.ms",
        "default.api.timeout.ms",
        "key.serializer",
        "interceptor.classes",
        "metric.reporters",
        "producer.acks",
        "main.consumer.isolation.level",
        "bootstrap.servers",
        "client.id",
        "sasl.jass.config"
      })
  void refusesWhatSaysMoreThanHowBrokersAreReached(String name) {
    assertThatThrownBy(() -> KafkaClientSettings.of(Map.of(name, "a-value")))
        .isInstanceOf(KafkaMisconfiguredException.class)
        .hasMessageContaining(": " + name + ". ")
        .hasMessageNotContaining("a-value");
  }

  @Test
  void keepsWhatAClientSetsItself() {
    KafkaClientSettings settings =
        KafkaClientSettings.of(Map.of("security.protocol", "SSL", "retry.backoff.ms", "50"));

    assertThat(settings.with(Map.of("retry.backoff.ms", 100, "acks", "all")))
        .isEqualTo(Map.of("security.protocol", "SSL", "retry.backoff.ms", 100, "acks", "all"));
  }

  @Test
  void readsAFileOfKafkasOwnToolsUnderWhatIsGivenBesides(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "security.protocol = SASL_SSL\nsasl.mechanism=PLAIN\n");

    KafkaClientSettings settings =
        KafkaClientSettings.of(
            Map.of(KafkaClientSettings.FILE, file.toString(), "sasl.mechanism", "SCRAM-SHA-512"));

    assertThat(settings.settings())
        .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512"));
  }

  @Test
  void saysWhichFileIsNotThereOrHasASettingTooMany(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("nowhere.properties");
    Path greedy = folder.resolve("client.properties");
    Files.writeString(greedy, "acks=0");

    assertThatThrownBy(() -> KafkaClientSettings.in(missing))
        .hasMessageContaining("cannot be read (NoSuchFileException): " + missing);
    assertThatThrownBy(() -> KafkaClientSettings.in(greedy)).hasMessageContaining(": acks. ");
  }

  @Test
  void tellsNoValue() {
    assertThat(KafkaClientSettings.of(Map.of("sasl.jaas.config", JAAS)))
        .hasToString("KafkaClientSettings[sasl.jaas.config]");
  }

  @Test
  void comesFromTheEnvironmentToEveryClientOfSpring(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "sasl.jaas.config=" + JAAS);
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new SystemEnvironmentPropertySource(
                  "test-systemEnvironment",
                  Map.of(
                      "CCG_KAFKA", "broker:9092",
                      "CCG_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL",
                      "CCG_KAFKA_CLIENT_SSL_TRUSTSTORE_LOCATION", "/trust.p12",
                      "CCG_KAFKA_CLIENT_PROPERTIES_FILE", file.toString())));
      context.register(KafkaClientConfiguration.class, KafkaProperties.class);
      context.refresh();

      Map<String, String> expected =
          Map.of(
              "security.protocol",
              "SASL_SSL",
              "ssl.truststore.location",
              "/trust.p12",
              "sasl.jaas.config",
              JAAS);
      assertThat(context.getBean(KafkaClientSettings.class).settings()).isEqualTo(expected);
      KafkaProperties kafka = context.getBean(KafkaProperties.class);
      assertThat(kafka.buildAdminProperties()).containsAllEntriesOf(expected);
      assertThat(kafka.buildProducerProperties()).containsAllEntriesOf(expected);
      assertThat(kafka.buildConsumerProperties()).containsAllEntriesOf(expected);
    }
  }
}
