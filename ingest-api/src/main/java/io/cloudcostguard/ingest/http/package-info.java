/// HTTP for every route: parsing of requests, pages, problems (RFC 9457), CORS. Knows no route.
@NullMarked
package io.cloudcostguard.ingest.http;

import org.jspecify.annotations.NullMarked;
