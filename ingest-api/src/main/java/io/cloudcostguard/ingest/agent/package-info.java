/// Serves agents by the Model Context Protocol over HTTP. Each tool is a request to the API itself,
/// with the caller's own token: knows routes, and nothing behind them.
@NullMarked
package io.cloudcostguard.ingest.agent;

import org.jspecify.annotations.NullMarked;
