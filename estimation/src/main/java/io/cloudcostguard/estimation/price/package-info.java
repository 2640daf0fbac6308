/// Price books: where prices are looked up by exact key, and their CSV form.
@NullMarked
package io.cloudcostguard.estimation.price;

import org.jspecify.annotations.NullMarked;
