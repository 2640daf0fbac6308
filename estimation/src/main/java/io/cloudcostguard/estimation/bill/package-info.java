/// Turns a plan and a price book into a bill: both sides, the difference, and the proof.
@NullMarked
package io.cloudcostguard.estimation.bill;

import org.jspecify.annotations.NullMarked;
