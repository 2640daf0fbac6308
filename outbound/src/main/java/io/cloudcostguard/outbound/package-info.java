/// Requests to addresses that tenants give us: which may be sent to, so that nobody reaches our own
/// network through us, and an HTTP client that trusts no receiver. Knows URLs, IP ranges, name
/// look-up and HTTP; never Spring, SQL, Kafka or what is sent.
@NullMarked
package io.cloudcostguard.outbound;

import org.jspecify.annotations.NullMarked;
