package io.cloudcostguard.ingest.integration.compat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The interface of Infracost's hosted plan-JSON API.
///
/// @param enabled whether its paths are there: `/breakdown`, `/diff`
/// @param maxWait how long they wait for their estimate
@ConfigurationProperties("ccg.compat.plan-json")
record PlanJsonProperties(
    @DefaultValue("true") boolean enabled, @DefaultValue("30s") Duration maxWait) {}
