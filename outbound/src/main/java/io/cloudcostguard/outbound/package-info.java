/// Requests to URLs of tenants: an address policy against SSRF, and an HTTP client for untrusted
/// receivers. Knows URLs, IP ranges, name look-up and HTTP; never Spring, SQL, Kafka or what is
/// sent.
@NullMarked
package io.cloudcostguard.outbound;

import org.jspecify.annotations.NullMarked;
