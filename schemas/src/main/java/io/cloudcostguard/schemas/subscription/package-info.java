/// The JSON in the columns of `subscription` and `delivery_command`, which ingest-api writes and
/// notifier reads.
@NullMarked
package io.cloudcostguard.schemas.subscription;

import org.jspecify.annotations.NullMarked;
