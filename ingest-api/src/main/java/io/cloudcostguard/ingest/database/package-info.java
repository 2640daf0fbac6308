/// Connects to the database: one pool with short timeouts for requests, one for background work.
/// Knows no table and no route.
@NullMarked
package io.cloudcostguard.ingest.database;

import org.jspecify.annotations.NullMarked;
