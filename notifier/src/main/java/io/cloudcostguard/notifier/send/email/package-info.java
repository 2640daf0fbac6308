/// Channel `email`: text and HTML over the operator's SMTP relay.
@NullMarked
package io.cloudcostguard.notifier.send.email;

import org.jspecify.annotations.NullMarked;
