/// Shows people the price catalogue and the history of a price. Reads what pricing-loader wrote;
/// prices nothing.
@NullMarked
package io.cloudcostguard.ingest.price;

import org.jspecify.annotations.NullMarked;
