package io.cloudcostguard.notifier.send.slack;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.ChannelThreads.Held;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.notifier.send.DeliveryChannel;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.notifier.send.ThreadLocks;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.wording.Templates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Posts to a channel of Slack as an app. The first message about a project starts a thread; the
/// later ones are replies in it.
///
/// @param deadline after which an attempt starts no more requests
/// @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">Slack,
///   chat.postMessage</a>
public record SlackAppChannel(
    Stories stories, OutboundHttp http, ThreadLocks locks, Duration deadline, Clock clock)
    implements DeliveryChannel {

  /// An answer repeats the message.
  private static final int ANSWER_BYTES = 256 * 1024;

  /// Messages about a project are one thread; budget alerts are shown in the channel too.
  @Override
  public @Nullable String body(Event event, Templates templates) {
    if (!event.news().isForPeople()) {
      return null;
    }
    String message = SlackBlocks.of(stories.of(event, templates));
    boolean alert = event.news() instanceof News.OfBudget || event.news() instanceof News.OfBill;
    boolean ofProject =
        alert
            || event.news() instanceof News.OfPlan
            || event.news() instanceof News.OfAdvice
            || event.news() instanceof News.OfDecision;
    return new SlackPost(
            ofProject ? event.news().project() : null,
            alert,
            (ObjectNode) Json.MAPPER.readTree(message))
        .json();
  }

  @Override
  public String late(String body, String notice) {
    SlackPost post = SlackPost.of(body);
    SlackBlocks.addNotice(post.message(), notice);
    return post.json();
  }

  @Override
  public Outcome send(ClaimedDelivery delivery, Credentials credentials) {
    Room room = Room.of(credentials.url());
    if (room == null) {
      return new Outcome.Failed(null, "The subscription has no channel", false);
    }
    SlackPost post = SlackPost.of(delivery.body());
    if (post.thread() == null) {
      return post(room, credentials, post, null).outcome();
    }
    Instant end = clock.instant().plus(deadline);
    Held held = locks.lock(delivery, room.id() + "/" + post.thread(), end);
    return held == null
        ? new Outcome.Hindered("Another message to this thread is under way")
        : inThread(room, credentials, post, held, end);
  }

  private Outcome inThread(
      Room room, Credentials credentials, SlackPost post, Held held, Instant end) {
    String thread = held.externalId();
    try {
      SlackReply reply = post(room, credentials, post, thread);
      if (thread != null && reply.isThreadGone() && clock.instant().isBefore(end)) {
        thread = null;
        reply = post(room, credentials, post, null);
      }
      if (thread == null) {
        thread = reply.ts();
      }
      return reply.outcome();
    } finally {
      locks.unlock(held, thread);
    }
  }

  private SlackReply post(
      Room room, Credentials credentials, SlackPost post, @Nullable String thread) {
    ObjectNode message = post.message().deepCopy().put("channel", room.id());
    if (thread != null) {
      message.put("thread_ts", thread).put("reply_broadcast", post.broadcast());
    }
    OutboundRequest request =
        new OutboundRequest(
            "POST",
            room.api() + "/chat.postMessage",
            Map.of("Authorization", "Bearer " + credentials.secret()),
            Body.json(message.toString()),
            ANSWER_BYTES);
    return SlackReply.of(http.send(request), clock.instant());
  }

  @Override
  public boolean isChat() {
    return true;
  }

  @Override
  public Double vendorRate() {
    return SlackChannel.RATE;
  }

  /// A channel of Slack.
  ///
  /// @param api the address of the API, without a trailing slash
  /// @param id of the channel
  private record Room(String api, String id) {

    private static final String CHANNEL = "?channel=";

    static @Nullable Room of(String url) {
      int at = url.lastIndexOf(CHANNEL);
      return at < 0
          ? null
          : new Room(
              url.substring(0, at).replaceAll("/+$", ""), url.substring(at + CHANNEL.length()));
    }
  }
}
