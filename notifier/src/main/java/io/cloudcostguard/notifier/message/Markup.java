package io.cloudcostguard.notifier.message;

/// A channel's escaping of the pieces of a [Phrase].
public interface Markup {

  /// Our own text.
  String ours(String text);

  /// Text of a subscriber's template or of an event, on one line.
  String theirs(String text);

  /// A link to the API.
  String link(String url);

  /// A name from a plan.
  String name(String text, int max);

  /// A sentence from a plan.
  String quote(String text, int max);
}
