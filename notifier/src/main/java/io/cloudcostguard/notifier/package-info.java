/// Routes an event to subscriptions, renders, delivers, retries. Knows HTTP and templates; never
/// how an estimate is computed.
@NullMarked
package io.cloudcostguard.notifier;

import org.jspecify.annotations.NullMarked;
