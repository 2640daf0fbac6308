/// Reads usage files.
@NullMarked
package io.cloudcostguard.estimation.usage;

import org.jspecify.annotations.NullMarked;
