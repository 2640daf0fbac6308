/// Delivery attempts: a [DeliveryChannel] renders a body, sends it and says what the answer means.
/// Each channel is a package of its own below this one. Knows messages, HTTP and secrets; never how
/// deliveries are claimed or how results are recorded.
@NullMarked
package io.cloudcostguard.notifier.send;

import org.jspecify.annotations.NullMarked;
