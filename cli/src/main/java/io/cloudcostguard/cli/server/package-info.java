/// Reaches a server: its HTTP API, and where the one of `./ccg up` is.
@NullMarked
package io.cloudcostguard.cli.server;

import org.jspecify.annotations.NullMarked;
