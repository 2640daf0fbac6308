package io.cloudcostguard.health;

import org.apache.kafka.common.errors.AuthenticationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says that Kafka does not believe who a service is, or a service not who Kafka is, instead of a
/// stack trace.
final class KafkaRefusedAnalyzer extends AbstractFailureAnalyzer<AuthenticationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, AuthenticationException cause) {
    return new FailureAnalysis(
        "Kafka refuses the connection, or its certificate is not trusted: " + cause.getMessage(),
        "Check user, password and certificates in "
            + KafkaClientSettings.PREFIX
            + ".* (docs/deploy.md, Kafka with TLS and SASL).",
        cause);
  }
}
