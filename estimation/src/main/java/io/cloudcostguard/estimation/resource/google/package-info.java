/// The resource types of the Google Cloud provider, one file each.
@NullMarked
package io.cloudcostguard.estimation.resource.google;

import org.jspecify.annotations.NullMarked;
