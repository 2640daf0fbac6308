/// The estimator service: Kafka Streams topologies around the pure core. Knows Kafka Streams and
/// `estimation`; never HTTP requests, never SQL.
@NullMarked
package io.cloudcostguard.estimator;

import org.jspecify.annotations.NullMarked;
