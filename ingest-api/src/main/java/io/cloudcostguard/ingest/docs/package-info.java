/// Serves the OpenAPI document of the routes, the schemas that it refers to, and a page that shows
/// it. Knows no route.
@NullMarked
package io.cloudcostguard.ingest.docs;

import org.jspecify.annotations.NullMarked;
