/// Decides when a budget is crossed: state in, state and alerts out.
@NullMarked
package io.cloudcostguard.estimation.budget;

import org.jspecify.annotations.NullMarked;
