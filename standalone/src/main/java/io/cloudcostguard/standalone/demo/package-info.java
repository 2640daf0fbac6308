/// Runs the demonstration: a plan in, an estimate and its deliveries out.
@NullMarked
package io.cloudcostguard.standalone.demo;

import org.jspecify.annotations.NullMarked;
