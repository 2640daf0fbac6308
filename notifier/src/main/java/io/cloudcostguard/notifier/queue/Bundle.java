package io.cloudcostguard.notifier.queue;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Group;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.schemas.event.TraceParent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Deliveries of one subscription, and the one that tells of them all.
record Bundle(List<Waiting> members, NewDelivery one) {

  /// @param members at least one, of a channel that has words for many
  /// @param eventId the same for the same bundle
  static Bundle of(
      List<Waiting> members, String eventId, Instant time, Instant dueAt, Scribe scribe) {
    Waiting first = members.getFirst();
    Event event =
        new Event(
            eventId,
            Event.GROUPED,
            time,
            first.subscriptionId(),
            TraceParent.continuing(null).toString(),
            new News.OfMany(Group.of(members.stream().map(Waiting::summary).toList())));
    return new Bundle(
        members,
        new NewDelivery(
            first.subscriptionId(),
            first.tenant(),
            first.channel(),
            event,
            Objects.requireNonNull(
                scribe.body(first.subscriptionId(), first.channel(), event, first.templates())),
            null,
            false,
            dueAt));
  }
}
