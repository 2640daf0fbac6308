/// Runs the topology: configuration, start and stop, the wait for the first catalogue, health.
@NullMarked
package io.cloudcostguard.estimator.run;

import org.jspecify.annotations.NullMarked;
