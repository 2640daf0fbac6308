/// Price books with look-ups by exact key, contracts laid over them, and the CSV formats of both.
@NullMarked
package io.cloudcostguard.estimation.price;

import org.jspecify.annotations.NullMarked;
