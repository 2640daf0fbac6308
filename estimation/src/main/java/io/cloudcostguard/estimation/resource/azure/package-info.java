/// The resource types of the Azure providers, one file each.
@NullMarked
package io.cloudcostguard.estimation.resource.azure;

import org.jspecify.annotations.NullMarked;
