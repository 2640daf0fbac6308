/// Price sources. Only this package knows the formats of vendors and customers. Knows no database
/// and no topic.
@NullMarked
package io.cloudcostguard.pricing.source;

import org.jspecify.annotations.NullMarked;
