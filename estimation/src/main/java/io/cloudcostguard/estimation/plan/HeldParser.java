package io.cloudcostguard.estimation.plan;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/// A parser that tells how much is held of what is read through it: each text that is taken, each
/// object and array that is gone into. What is skipped costs nothing.
final class HeldParser extends JsonParserDelegate {

  private static final int OBJECT = 512;
  private static final int ELEMENT = 96;
  private static final int TEXT = 64;
  private static final int LONG_NAME = 64;

  private final Holding holding;

  HeldParser(JsonParser parser, Holding holding) {
    super(parser);
    this.holding = holding;
  }

  @Override
  public String nextName() {
    boolean entered = delegate.currentToken() == JsonToken.START_OBJECT;
    String name = super.nextName();
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
    if (token != null && token.isScalarValue() && delegate.streamReadContext().inArray()) {
      holding.hold(ELEMENT);
    }
    return token;
  }

  @Override
  public String getString() {
    String text = super.getString();
    holding.hold(TEXT + (text == null ? 0 : 2L * text.length()));
    return text;
  }
}
