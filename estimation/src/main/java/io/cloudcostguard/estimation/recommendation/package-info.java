/// Recommends changes that would cost less: each is an alteration of the plan, priced by the same
/// engine, prices and usage. May know the bill and the resource types; knows no price and no rate.
@NullMarked
package io.cloudcostguard.estimation.recommendation;

import org.jspecify.annotations.NullMarked;
