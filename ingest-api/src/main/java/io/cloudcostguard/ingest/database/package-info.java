/// How the database is reached: for requests, which do not wait for long, and for what goes on
/// behind them. Knows no table and no route.
@NullMarked
package io.cloudcostguard.ingest.database;

import org.jspecify.annotations.NullMarked;
