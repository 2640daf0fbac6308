package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.channel.Comment;
import io.cloudcostguard.outbound.OutboundRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A place where code is reviewed, and its requests.
interface Forge {

  /// As much of an answer as a comment, or a page of them, may be.
  int ANSWER_BYTES = 1024 * 1024;

  Channel channel();

  OutboundRequest create(Comment comment, String text);

  OutboundRequest read(Comment comment, String id);

  OutboundRequest update(Comment comment, String id, String text);

  /// Asks for some of the comments of a pull request, among which is whatever was written since.
  OutboundRequest list(Comment comment, Instant since);

  /// Asks for a repository, or for an owner where it means all of its repositories; see [Check].
  OutboundRequest look(String repository);

  /// The address of the API without what is behind it.
  static String base(@Nullable String url) {
    return url == null ? "" : url.replaceAll("/+$", "");
  }
}
