package io.cloudcostguard.estimator.run;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the estimator.
///
/// @param kafka the brokers, as `host:port,…`
/// @param instanceId names this instance in its group; the same after a restart, so that it gets
///   its work back at once instead of after a session timeout
/// @param stateDir where state is kept over restarts; one directory per instance
/// @param threads stream threads
/// @param commitInterval how often a transaction ends; half of it is added to the latency of an
///   estimate
/// @param replicationFactor copies of the topics it creates; -1 for the broker's default
@ConfigurationProperties("ccg.estimator")
public record EstimatorProperties(
    @DefaultValue("localhost:9092") String kafka,
    @DefaultValue("estimator-0") String instanceId,
    @DefaultValue("data/estimator") Path stateDir,
    @DefaultValue("2") int threads,
    @DefaultValue("30ms") Duration commitInterval,
    @DefaultValue("-1") short replicationFactor) {}
