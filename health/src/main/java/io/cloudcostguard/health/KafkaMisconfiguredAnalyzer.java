package io.cloudcostguard.health;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows why a service does not start as sentences instead of a stack trace.
final class KafkaMisconfiguredAnalyzer
    extends AbstractFailureAnalyzer<KafkaMisconfiguredException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, KafkaMisconfiguredException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
