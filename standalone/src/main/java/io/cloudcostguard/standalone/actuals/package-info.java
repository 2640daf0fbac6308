/// Imports bills into the database of a running stack.
@NullMarked
package io.cloudcostguard.standalone.actuals;

import org.jspecify.annotations.NullMarked;
