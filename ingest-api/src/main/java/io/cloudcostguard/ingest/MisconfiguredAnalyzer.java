package io.cloudcostguard.ingest;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows why the service does not start as two sentences instead of a stack trace.
final class MisconfiguredAnalyzer extends AbstractFailureAnalyzer<MisconfiguredException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, MisconfiguredException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
