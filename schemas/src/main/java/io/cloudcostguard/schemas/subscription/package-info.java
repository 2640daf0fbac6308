/// What ingest-api writes of a subscription and notifier reads: the JSON in the columns of
/// `subscription` and `delivery_command`.
@NullMarked
package io.cloudcostguard.schemas.subscription;

import org.jspecify.annotations.NullMarked;
