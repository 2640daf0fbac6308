/// Budgets of projects and their standings: a read model of the topics.
@NullMarked
package io.cloudcostguard.ingest.result.budget;

import org.jspecify.annotations.NullMarked;
