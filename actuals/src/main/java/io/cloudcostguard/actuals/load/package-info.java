/// Loads charges into PostgreSQL: staged by COPY, then merged month by month.
@NullMarked
package io.cloudcostguard.actuals.load;

import org.jspecify.annotations.NullMarked;
