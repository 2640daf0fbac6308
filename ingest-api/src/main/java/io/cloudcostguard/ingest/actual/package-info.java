/// What was really billed, beside what was planned.
@NullMarked
package io.cloudcostguard.ingest.actual;

import org.jspecify.annotations.NullMarked;
