/// Where prices come from: a vendor's or a customer's form is known here, and nowhere else. Knows
/// no database and no topic.
@NullMarked
package io.cloudcostguard.pricing.source;

import org.jspecify.annotations.NullMarked;
