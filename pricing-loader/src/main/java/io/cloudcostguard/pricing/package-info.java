/// The pricing loader: price lists into PostgreSQL, and from there to the topic ccg.prices.
@NullMarked
package io.cloudcostguard.pricing;

import org.jspecify.annotations.NullMarked;
