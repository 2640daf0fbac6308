/// Price keys, tiers, the history of a price, the terms of a contract, and the marker that
/// completes a catalogue version.
@NullMarked
package io.cloudcostguard.schemas.price;

import org.jspecify.annotations.NullMarked;
