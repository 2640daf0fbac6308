/// Budgets on planned cost and the alerts that crossing them raises.
@NullMarked
package io.cloudcostguard.schemas.budget;

import org.jspecify.annotations.NullMarked;
