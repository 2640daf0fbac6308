/// `ccg` with the servers: all services in one process.
@NullMarked
package io.cloudcostguard.standalone;

import org.jspecify.annotations.NullMarked;
