/// The envelope of every record: CloudEvents 1.0 headers and the W3C trace context.
@NullMarked
package io.cloudcostguard.schemas.event;

import org.jspecify.annotations.NullMarked;
