/// Who wants to be told what, and where; addresses and secrets are sealed.
@NullMarked
package io.cloudcostguard.ingest.subscription;

import org.jspecify.annotations.NullMarked;
