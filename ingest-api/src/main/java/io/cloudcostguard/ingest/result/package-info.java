/// Serves the results of plans: estimates, budgets with their standings, approvals. Reads what the
/// estimator published; computes no price.
@NullMarked
package io.cloudcostguard.ingest.result;

import org.jspecify.annotations.NullMarked;
