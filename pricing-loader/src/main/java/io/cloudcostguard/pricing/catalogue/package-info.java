/// The price catalogue in PostgreSQL: each load makes a version, and each price and contract term
/// has its history. Knows SQL; no vendor's format and no topic.
@NullMarked
package io.cloudcostguard.pricing.catalogue;

import org.jspecify.annotations.NullMarked;
