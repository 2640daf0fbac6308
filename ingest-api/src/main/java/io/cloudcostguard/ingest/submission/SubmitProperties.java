package io.cloudcostguard.ingest.submission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of submissions.
///
/// @param idempotencyKeyRequired whether one without `Idempotency-Key` is refused
/// @param duplicateWindow for how long a plan that is the newest of its workspace, submitted again,
///   is answered with the first one's id; zero: it is another plan
@ConfigurationProperties("ccg.submit")
record SubmitProperties(
    @DefaultValue("false") boolean idempotencyKeyRequired,
    @DefaultValue("0s") Duration duplicateWindow) {}
