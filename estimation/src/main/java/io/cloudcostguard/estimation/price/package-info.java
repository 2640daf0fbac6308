/// Price books: where prices are looked up by exact key, the contracts laid over them, and the CSV
/// forms of both.
@NullMarked
package io.cloudcostguard.estimation.price;

import org.jspecify.annotations.NullMarked;
