/// What every route has in common: who may come in, how a request is read, how a refusal looks.
/// Knows no route.
@NullMarked
package io.cloudcostguard.ingest.http;

import org.jspecify.annotations.NullMarked;
