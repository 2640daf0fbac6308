/// Runs the loader: loads at start and on schedule, configuration, health, metrics.
@NullMarked
package io.cloudcostguard.pricing.run;

import org.jspecify.annotations.NullMarked;
