/// `ccg` with the servers in it: everything in one process.
@NullMarked
package io.cloudcostguard.standalone;

import org.jspecify.annotations.NullMarked;
