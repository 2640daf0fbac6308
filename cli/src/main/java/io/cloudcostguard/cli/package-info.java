/// `ccg`, the command line, without the servers.
@NullMarked
package io.cloudcostguard.cli;

import org.jspecify.annotations.NullMarked;
