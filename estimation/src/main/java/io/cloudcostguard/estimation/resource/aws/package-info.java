/// The resource types of the AWS provider, one file each.
@NullMarked
package io.cloudcostguard.estimation.resource.aws;

import org.jspecify.annotations.NullMarked;
