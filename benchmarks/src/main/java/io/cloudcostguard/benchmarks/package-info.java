/// Measures speed and memory, always beside a floor measured in the same run; the figures stand in
/// docs/benchmarks.md.
@NullMarked
package io.cloudcostguard.benchmarks;

import org.jspecify.annotations.NullMarked;
