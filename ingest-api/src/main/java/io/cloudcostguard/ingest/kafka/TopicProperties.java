package io.cloudcostguard.ingest.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How topics are created where they are missing.
///
/// @param replicationFactor -1: as the broker's default says
@ConfigurationProperties("ccg.kafka")
record TopicProperties(@DefaultValue("-1") short replicationFactor) {}
