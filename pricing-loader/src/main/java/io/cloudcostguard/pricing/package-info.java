/// The pricing loader: loads price lists into PostgreSQL and publishes them to ccg.prices.
@NullMarked
package io.cloudcostguard.pricing;

import org.jspecify.annotations.NullMarked;
