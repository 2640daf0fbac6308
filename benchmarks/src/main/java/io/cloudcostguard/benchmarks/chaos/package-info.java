/// Kills processes of the real system at random under load, and counts lost and repeated
/// deliveries.
@NullMarked
package io.cloudcostguard.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
