/// Measures speed and memory, beside a lower bound measured in the same run; docs/benchmarks.md has
/// the figures.
@NullMarked
package io.cloudcostguard.benchmarks;

import org.jspecify.annotations.NullMarked;
