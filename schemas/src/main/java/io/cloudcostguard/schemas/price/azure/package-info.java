/// The forms of Azure's price keys.
@NullMarked
package io.cloudcostguard.schemas.price.azure;

import org.jspecify.annotations.NullMarked;
