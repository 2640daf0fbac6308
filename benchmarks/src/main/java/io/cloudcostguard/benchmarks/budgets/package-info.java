/// Budgets under load and kills, held against another account of the same entries.
@NullMarked
package io.cloudcostguard.benchmarks.budgets;

import org.jspecify.annotations.NullMarked;
