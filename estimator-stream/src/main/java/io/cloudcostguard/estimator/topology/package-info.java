/// The topology and its processors. Knows no Spring.
@NullMarked
package io.cloudcostguard.estimator.topology;

import org.jspecify.annotations.NullMarked;
