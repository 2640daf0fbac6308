/// The forms of AWS's price keys, one file for each service.
@NullMarked
package io.cloudcostguard.schemas.price.aws;

import org.jspecify.annotations.NullMarked;
