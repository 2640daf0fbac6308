/// Says what a plan costs in few words, for agents and scripts.
@NullMarked
package io.cloudcostguard.cli.summary;

import org.jspecify.annotations.NullMarked;
