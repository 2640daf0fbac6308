/// The records of delivery attempts and disabled subscriptions.
@NullMarked
package io.cloudcostguard.schemas.delivery;

import org.jspecify.annotations.NullMarked;
