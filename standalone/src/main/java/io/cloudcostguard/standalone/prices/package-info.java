/// Reads and changes the price catalogue of a running stack.
@NullMarked
package io.cloudcostguard.standalone.prices;

import org.jspecify.annotations.NullMarked;
