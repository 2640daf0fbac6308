package io.cloudcostguard.ingest.identity.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of one instance.
///
/// @param clientRequestsPerMinute from one address; of IPv6, from one network of 64 bits
/// @param tenantRequestsPerMinute of tenants that have no number of their own
/// @param wrongTokensPerMinute invalid tokens from one address; each further one is answered 429
/// @param plansPerDay of tenants that have no number of their own; null: any number
/// @param maxResources plans with more are refused
/// @param planMemory what the plans that are being read may hold together; null: half of the heap
/// @param bodyTime how long a request's body may take to arrive
@ConfigurationProperties("ccg.limit")
public record LimitProperties(
    @DefaultValue("600000") long clientRequestsPerMinute,
    @DefaultValue("600000") long tenantRequestsPerMinute,
    @DefaultValue("60") long wrongTokensPerMinute,
    @Nullable Long plansPerDay,
    @DefaultValue("100000") int maxResources,
    @Nullable DataSize planMemory,
    @DefaultValue("2m") Duration bodyTime) {}
