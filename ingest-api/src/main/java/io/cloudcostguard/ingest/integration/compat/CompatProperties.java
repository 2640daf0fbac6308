package io.cloudcostguard.ingest.integration.compat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the API of the first CloudCostGuard.
///
/// @param enabled whether its paths are there: `/estimate`, `/status`, `/history`, `/health`,
///   `/metrics`
/// @param maxWait how long `/estimate` waits for its estimate
@ConfigurationProperties("ccg.compat.origin")
record CompatProperties(
    @DefaultValue("true") boolean enabled, @DefaultValue("30s") Duration maxWait) {}
