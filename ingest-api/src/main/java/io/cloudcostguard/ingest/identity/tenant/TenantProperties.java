package io.cloudcostguard.ingest.identity.tenant;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How tenants and keys are kept in memory.
///
/// @param refresh how often changes by other instances are looked for: a revoked key works for so
///   long
/// @param withoutDatabase how long keys that are known work while the database does not answer
@ConfigurationProperties("ccg.access")
record TenantProperties(
    @DefaultValue("2s") Duration refresh, @DefaultValue("1h") Duration withoutDatabase) {}
