package io.cloudcostguard.ingest.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How topics are created where they are missing.
///
/// @param replicationFactor -1: as the broker's default says
/// @param retention how long topics keep their records, e.g. `plans=400d,estimates=400d`; all
///   others for ever
@ConfigurationProperties("ccg.kafka")
record TopicProperties(
    @DefaultValue("-1") short replicationFactor, @DefaultValue("") String retention) {}
