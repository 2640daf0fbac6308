/// Kills the parts of the real system at random while plans go in at the front and deliveries come
/// out at the back, and counts what was lost and what came twice.
@NullMarked
package io.cloudcostguard.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
