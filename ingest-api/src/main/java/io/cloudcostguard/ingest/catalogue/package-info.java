/// Follows the newest catalogue version. Knows the marker in ccg.prices; no price.
@NullMarked
package io.cloudcostguard.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
