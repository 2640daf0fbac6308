/// Holds plans against rules that a team wrote down: required tags, allowed regions, machine
/// families, sizes and retention. A pure function of rules and plan.
@NullMarked
package io.cloudcostguard.estimation.policy;

import org.jspecify.annotations.NullMarked;
