/// Measures the estimator's stream beside Kafka Streams topologies that only pass records on.
@NullMarked
package io.cloudcostguard.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
