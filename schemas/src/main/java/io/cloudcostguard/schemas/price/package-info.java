/// Price keys, tiers, the history of a price, and the marker that completes a catalogue version.
@NullMarked
package io.cloudcostguard.schemas.price;

import org.jspecify.annotations.NullMarked;
