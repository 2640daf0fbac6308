/// Lists, shows, replays and drops dead letters. Knows the topics; no service and no database.
@NullMarked
package io.cloudcostguard.cli.dlq;

import org.jspecify.annotations.NullMarked;
