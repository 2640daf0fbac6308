/// Says which brokers a command reads and how they are reached. Knows no command.
@NullMarked
package io.cloudcostguard.cli.kafka;

import org.jspecify.annotations.NullMarked;
