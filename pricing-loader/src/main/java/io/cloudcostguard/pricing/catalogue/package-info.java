/// The price catalogue in PostgreSQL: loads become versions, versions a history of each price and
/// of each term of a contract. Knows SQL; knows no vendor's form and no topic.
@NullMarked
package io.cloudcostguard.pricing.catalogue;

import org.jspecify.annotations.NullMarked;
