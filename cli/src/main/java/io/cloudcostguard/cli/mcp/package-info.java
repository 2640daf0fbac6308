/// Answers agents and editors by the Model Context Protocol: what a plan costs and why, which price
/// a key has, where a budget stands. The answers carry doubts and proofs.
@NullMarked
package io.cloudcostguard.cli.mcp;

import org.jspecify.annotations.NullMarked;
