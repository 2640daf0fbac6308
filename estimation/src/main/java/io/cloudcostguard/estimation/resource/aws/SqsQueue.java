package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SqsKeys;

/// A queue is charged by the request; each 64 KB of it counts as one.
///
/// @see <a href="https://aws.amazon.com/sqs/pricing/">Amazon SQS pricing</a>
final class SqsQueue {

  private static final int CHUNK_KB = 64;

  static final ResourceType TYPE =
      ResourceType.priced("aws_sqs_queue", SqsQueue::charge)
          .reading("fifo_queue")
          .usage("monthly_requests", "request_size_kb");

  private static void charge(Resource queue, Components bill) {
    String kind = queue.attr("fifo_queue").isTrue() ? "fifo" : "standard";
    bill.add("Requests", "requests", queue.price(SqsKeys.REQUESTS, kind), requests(queue));
  }

  /// The requests that the usage of `at` expects, in chunks of 64 KB.
  static Amount requests(Resource at) {
    Amount chunks =
        at.usage("request_size_kb")
            .or(Amount.of(CHUNK_KB))
            .roundedUpTo(CHUNK_KB)
            .dividedBy(CHUNK_KB);
    return at.usage("monthly_requests").times(chunks);
  }

  private SqsQueue() {}
}
