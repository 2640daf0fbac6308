package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Group;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.schemas.event.TraceParent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Deliveries of one subscription, and the delivery that replaces them.
record DeliveryGroup(List<GroupCandidate> members, NewDelivery one) {

  /// @param members at least one
  /// @param eventId deterministic, so that the group is added once
  static DeliveryGroup of(
      List<GroupCandidate> members,
      String eventId,
      Instant time,
      Instant dueAt,
      BodyRenderer bodies) {
    GroupCandidate first = members.getFirst();
    Event event =
        new Event(
            eventId,
            Event.GROUPED,
            time,
            first.subscriptionId(),
            TraceParent.continuing(null).toString(),
            new News.OfMany(Group.of(members.stream().map(GroupCandidate::summary).toList())));
    return new DeliveryGroup(
        members,
        new NewDelivery(
            first.subscriptionId(),
            first.tenant(),
            first.channel(),
            event,
            Objects.requireNonNull(
                bodies.body(first.subscriptionId(), first.channel(), event, first.templates())),
            null,
            false,
            dueAt));
  }
}
