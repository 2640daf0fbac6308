/// How resources are charged: attributes in, cost components out. Knows no prices.
@NullMarked
package io.cloudcostguard.estimation.resource;

import org.jspecify.annotations.NullMarked;
