package io.cloudcostguard.estimation.plan;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/// A parser that tells how much is held of what is read through it, each text that is taken, each
/// object and array that is gone into, and how many tokens there are, also of what is skipped.
final class HeldParser extends JsonParserDelegate {

  private static final int OBJECT = 512;
  private static final int ELEMENT = 96;
  private static final int TEXT = 64;
  private static final int LONG_NAME = 64;

  /// How many tokens are told of at once.
  private static final int TOLD = 256;

  private final Holding holding;
  private int tokens;

  HeldParser(JsonParser parser, Holding holding) {
    super(parser);
    this.holding = holding;
  }

  @Override
  public String nextName() {
    boolean entered = delegate.currentToken() == JsonToken.START_OBJECT;
    String name = super.nextName();
    count();
    if (entered) {
      holding.hold(OBJECT);
    }
    if (name != null && name.length() > LONG_NAME) {
      holding.hold(name.length());
    }
    return name;
  }

  @Override
  public JsonToken nextToken() {
    JsonToken token = super.nextToken();
    count();
    if (token != null && token.isScalarValue() && delegate.streamReadContext().inArray()) {
      holding.hold(ELEMENT);
    }
    return token;
  }

  @Override
  public JsonParser skipChildren() {
    JsonToken token = delegate.currentToken();
    int open = token != null && token.isStructStart() ? 1 : 0;
    while (open > 0) {
      token = delegate.nextToken();
      count();
      if (token == null) {
        return this; // the parser has refused what ends too early
      }
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return this;
  }

  @Override
  public String getString() {
    String text = super.getString();
    holding.hold(TEXT + (text == null ? 0 : 2L * text.length()));
    return text;
  }

  private void count() {
    tokens++;
    if (tokens == TOLD) {
      tokens = 0;
      holding.work(TOLD);
    }
  }
}
