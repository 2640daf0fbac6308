package io.cloudcostguard.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of ingest-api.
///
/// @param maxPlanBytes plans beyond this (uncompressed) are refused
/// @param readDeadline how much work reading one body may take; what takes more is refused
/// @param publishTimeout how long a request waits for Kafka to take its event
/// @param maxWait the longest long poll
/// @param maxWaiting how many requests may wait for an outcome at once; more are answered at once
/// @param allowInsecureReceivers whether subscriptions may have `http:` addresses
@ConfigurationProperties("ccg.ingest")
public record IngestProperties(
    @DefaultValue("512MB") DataSize maxPlanBytes,
    @DefaultValue("20s") Duration readDeadline,
    @DefaultValue("2s") Duration publishTimeout,
    @DefaultValue("60s") Duration maxWait,
    @DefaultValue("5000") int maxWaiting,
    @DefaultValue("false") boolean allowInsecureReceivers) {}
