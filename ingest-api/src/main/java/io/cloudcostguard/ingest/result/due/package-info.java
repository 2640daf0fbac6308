/// Which decisions are due: new plans and outcomes, approvals and changes of budgets. Knows the
/// table, not how a decision is made.
@NullMarked
package io.cloudcostguard.ingest.result.due;

import org.jspecify.annotations.NullMarked;
