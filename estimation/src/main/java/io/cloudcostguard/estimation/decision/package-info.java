/// Decides whether a plan may pass: an estimate, a budget's standing and rules in, a decision with
/// its reasons out.
@NullMarked
package io.cloudcostguard.estimation.decision;

import org.jspecify.annotations.NullMarked;
