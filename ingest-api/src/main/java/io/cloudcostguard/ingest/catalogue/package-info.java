/// Which version of the price catalogue is the newest. Knows the marker in ccg.prices; no price.
@NullMarked
package io.cloudcostguard.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
