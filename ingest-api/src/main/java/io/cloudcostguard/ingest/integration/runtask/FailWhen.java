package io.cloudcostguard.ingest.integration.runtask;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The rules that fail a run task. A plan that cannot be estimated always fails.
///
/// @param aboveBudget the project, with this plan, would be above its budget
/// @param deltaAbove the monthly cost rises by more than this, in USD; null: by how much does not
///   matter
/// @param incomplete not everything is priced, so that its cost is not known
record FailWhen(boolean aboveBudget, @Nullable BigDecimal deltaAbove, boolean incomplete) {}
