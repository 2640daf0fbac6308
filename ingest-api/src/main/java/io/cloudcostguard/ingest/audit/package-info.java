/// Who did what: noted at every route that changes something, published, and shown.
@NullMarked
package io.cloudcostguard.ingest.audit;

import org.jspecify.annotations.NullMarked;
