/// Vouches for what is in the topics: signs a Merkle tree over the records of each partition.
@NullMarked
package io.cloudcostguard.estimator.notary;

import org.jspecify.annotations.NullMarked;
