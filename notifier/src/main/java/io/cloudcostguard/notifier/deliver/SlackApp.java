package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Post;
import io.cloudcostguard.notifier.deliver.Threads.Held;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Posts to a channel of Slack as an app: the first message about a project into the channel, those
/// after it as replies to the first.
///
/// @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">Slack,
///   chat.postMessage</a>
final class SlackApp {

  /// An answer repeats the message.
  private static final int ANSWER_BYTES = 256 * 1024;

  private final OutboundHttp http;
  private final Turns turns;
  private final Duration deadline;
  private final Clock clock;

  /// @param deadline after which no more requests are begun
  SlackApp(OutboundHttp http, Turns turns, Duration deadline, Clock clock) {
    this.http = http;
    this.turns = turns;
    this.deadline = deadline;
    this.clock = clock;
  }

  Outcome send(Delivery delivery, Opened address) {
    Room room = Room.of(address.url());
    if (room == null) {
      return new Outcome.Failed(null, "The subscription has no channel", false);
    }
    Post post = Post.of(delivery.body());
    if (post.thread() == null) {
      return post(room, address, post, null).outcome();
    }
    Instant end = clock.instant().plus(deadline);
    Held held = turns.take(delivery, room.id() + "/" + post.thread(), end);
    return held == null
        ? new Outcome.Hindered("Another message to this thread is under way")
        : inThread(room, address, post, held, end);
  }

  private Outcome inThread(Room room, Opened address, Post post, Held held, Instant end) {
    String thread = held.externalId();
    try {
      SlackReply reply = post(room, address, post, thread);
      if (thread != null && reply.isThreadGone() && clock.instant().isBefore(end)) {
        thread = null;
        reply = post(room, address, post, null);
      }
      if (thread == null) {
        thread = reply.ts();
      }
      return reply.outcome();
    } finally {
      turns.end(held, thread);
    }
  }

  private SlackReply post(Room room, Opened address, Post post, @Nullable String thread) {
    ObjectNode message = post.message().deepCopy().put("channel", room.id());
    if (thread != null) {
      message.put("thread_ts", thread).put("reply_broadcast", post.broadcast());
    }
    OutboundRequest request =
        new OutboundRequest(
            "POST",
            room.api() + "/chat.postMessage",
            Map.of("Authorization", "Bearer " + address.secret()),
            Body.json(message.toString()),
            ANSWER_BYTES);
    return SlackReply.of(http.send(request), clock.instant());
  }

  /// Where messages go.
  ///
  /// @param api without what is behind it
  /// @param id of the channel
  private record Room(String api, String id) {

    private static final String CHANNEL = "?channel=";

    static @Nullable Room of(String url) {
      int at = url.lastIndexOf(CHANNEL);
      return at < 0
          ? null
          : new Room(Forge.base(url.substring(0, at)), url.substring(at + CHANNEL.length()));
    }
  }
}
