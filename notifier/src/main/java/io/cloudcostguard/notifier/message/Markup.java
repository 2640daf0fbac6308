package io.cloudcostguard.notifier.message;

/// How a channel writes the parts of a [Phrase].
interface Markup {

  /// Our own words.
  String ours(String text);

  /// Words of the subscriber's own, on one line.
  String theirs(String text);

  /// An address of ours.
  String link(String url);

  /// A name from elsewhere.
  String name(String text, int max);

  /// A sentence from elsewhere.
  String quote(String text, int max);
}
