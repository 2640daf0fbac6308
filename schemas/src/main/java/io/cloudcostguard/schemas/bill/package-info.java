/// What the bills of providers say: what they change, and which budgets they pass.
@NullMarked
package io.cloudcostguard.schemas.bill;

import org.jspecify.annotations.NullMarked;
