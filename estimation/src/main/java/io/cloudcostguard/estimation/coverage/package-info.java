/// How much of what each resource type is charged for has a price in a region. Knows plans and
/// prices; what a type is charged for it learns by estimating examples, so it knows no type itself.
@NullMarked
package io.cloudcostguard.estimation.coverage;

import org.jspecify.annotations.NullMarked;
