/// Runs the loader: what is loaded at the start and on schedule, configuration, health, metrics.
@NullMarked
package io.cloudcostguard.pricing.run;

import org.jspecify.annotations.NullMarked;
