/// Channel `webhook`: signed webhooks, in the standard body or in the subscriber's.
@NullMarked
package io.cloudcostguard.notifier.send.webhook;

import org.jspecify.annotations.NullMarked;
