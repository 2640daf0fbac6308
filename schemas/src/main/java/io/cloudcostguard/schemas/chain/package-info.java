/// Chains the records of topics: a Merkle tree over each partition, whose roots are signed, so that
/// a record that was changed, removed, put in or moved is found afterwards.
@NullMarked
package io.cloudcostguard.schemas.chain;

import org.jspecify.annotations.NullMarked;
