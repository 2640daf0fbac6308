/// What happened to each notification.
@NullMarked
package io.cloudcostguard.schemas.delivery;

import org.jspecify.annotations.NullMarked;
