/// Letting a plan pass that is above its project's budget: who did, when and why. Knows budgets and
/// estimates by their ids; never how either came about.
@NullMarked
package io.cloudcostguard.ingest.result.approval;

import org.jspecify.annotations.NullMarked;
