/// Reads JSON pages of vendors' price APIs, from the API or from files. Knows no vendor's fields.
@NullMarked
package io.cloudcostguard.pricing.source.page;

import org.jspecify.annotations.NullMarked;
