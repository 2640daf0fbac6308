/// Explains the difference between two estimates. Pure arithmetic; knows no plan and no price book.
@NullMarked
package io.cloudcostguard.estimation.compare;

import org.jspecify.annotations.NullMarked;
