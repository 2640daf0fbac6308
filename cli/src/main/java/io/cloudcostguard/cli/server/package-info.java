/// Calls the HTTP API of a server, by default the one of `./ccg up`.
@NullMarked
package io.cloudcostguard.cli.server;

import org.jspecify.annotations.NullMarked;
