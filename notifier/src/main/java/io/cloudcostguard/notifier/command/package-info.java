/// Executes the commands that ingest-api adds on request: redeliver, test, enable. Knows SQL and
/// messages; never HTTP.
@NullMarked
package io.cloudcostguard.notifier.command;

import org.jspecify.annotations.NullMarked;
