/// Downloads a vendor's files completely, over HTTP or from a folder of the same structure. Knows
/// no vendor's format.
@NullMarked
package io.cloudcostguard.pricing.source.http;

import org.jspecify.annotations.NullMarked;
