/// Whether plans may pass: the decision of the core, of an estimate and its project's budget.
@NullMarked
package io.cloudcostguard.ingest.result.decision;

import org.jspecify.annotations.NullMarked;
