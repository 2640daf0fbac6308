/// Subscribers' templates: ingest-api validates them and notifier renders them. Knows Mustache; no
/// event.
@NullMarked
package io.cloudcostguard.schemas.wording;

import org.jspecify.annotations.NullMarked;
