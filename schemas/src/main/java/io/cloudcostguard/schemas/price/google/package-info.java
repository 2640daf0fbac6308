/// The forms of Google Cloud's price keys.
@NullMarked
package io.cloudcostguard.schemas.price.google;

import org.jspecify.annotations.NullMarked;
