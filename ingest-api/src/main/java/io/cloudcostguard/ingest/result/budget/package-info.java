/// Budgets of projects: the topic is the truth, the table a view of it.
@NullMarked
package io.cloudcostguard.ingest.result.budget;

import org.jspecify.annotations.NullMarked;
