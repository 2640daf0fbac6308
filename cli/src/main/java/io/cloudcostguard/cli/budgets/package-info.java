/// `ccg budgets`: budgets as a file, and where they stand.
@NullMarked
package io.cloudcostguard.cli.budgets;

import org.jspecify.annotations.NullMarked;
