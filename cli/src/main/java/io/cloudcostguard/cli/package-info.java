/// `ccg`, the command line. Knows every module.
@NullMarked
package io.cloudcostguard.cli;

import org.jspecify.annotations.NullMarked;
