/// Files of a vendor, over HTTP or from a folder of the same shape: what arrives here is whole.
/// Knows no vendor's form.
@NullMarked
package io.cloudcostguard.pricing.source.http;

import org.jspecify.annotations.NullMarked;
