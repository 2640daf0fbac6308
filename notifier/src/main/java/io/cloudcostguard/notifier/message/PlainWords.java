package io.cloudcostguard.notifier.message;

/// Plain text: nothing is escaped.
public final class PlainWords implements Markup {

  public static final PlainWords PLAIN = new PlainWords();

  private PlainWords() {}

  @Override
  public String ours(String text) {
    return text;
  }

  @Override
  public String theirs(String text) {
    return text;
  }

  @Override
  public String link(String url) {
    return url;
  }

  @Override
  public String name(String text, int max) {
    return PlainText.clip(PlainText.visible(text), max);
  }

  @Override
  public String quote(String text, int max) {
    return name(text, max);
  }
}
