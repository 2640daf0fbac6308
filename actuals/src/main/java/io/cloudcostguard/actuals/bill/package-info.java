/// Reads bills: a file gives rows, a format makes charges of them. Knows no database.
@NullMarked
package io.cloudcostguard.actuals.bill;

import org.jspecify.annotations.NullMarked;
