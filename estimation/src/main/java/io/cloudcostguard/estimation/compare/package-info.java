/// What makes two estimates differ. Pure arithmetic on estimates; knows no plan and no price book.
@NullMarked
package io.cloudcostguard.estimation.compare;

import org.jspecify.annotations.NullMarked;
