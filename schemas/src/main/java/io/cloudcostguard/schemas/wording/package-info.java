/// Words of a subscriber's own: what ingest-api refuses and notifier tells. Knows Mustache; nothing
/// of what is told.
@NullMarked
package io.cloudcostguard.schemas.wording;

import org.jspecify.annotations.NullMarked;
