/// Accepts plans: redacts them, assigns ids and publishes them. Knows no table.
@NullMarked
package io.cloudcostguard.ingest.submission;

import org.jspecify.annotations.NullMarked;
