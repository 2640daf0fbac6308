/// Three brokers and several of each service as processes of their own, under load, while parts are
/// killed, frozen, added and taken away; and the count of what was lost and what came twice, from
/// the topics.
@NullMarked
package io.cloudcostguard.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
