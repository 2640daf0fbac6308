/// Runs three brokers and several instances of each service under load, while processes are killed,
/// frozen, added and removed. Counts lost and repeated records from the topics.
@NullMarked
package io.cloudcostguard.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
