package io.cloudcostguard.schemas;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers.BigDecimalDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Parses a decimal with a bounded exponent. `1e999999999` is eleven characters of JSON, and a
/// gigabyte of digits when it is rounded or printed.
final class BoundedDecimal extends StdScalarDeserializer<BigDecimal> {

  /// Before and after the point; more than any amount, price or quantity has.
  private static final int MOST_DIGITS = 400;

  BoundedDecimal() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
    BigDecimal value = BigDecimalDeserializer.instance.deserialize(json, context);
    if (value != null
        && (value.scale() > MOST_DIGITS
            || (long) value.precision() - value.scale() > MOST_DIGITS)) {
      return (BigDecimal)
          context.handleWeirdNumberValue(
              BigDecimal.class, 0, "more than %d digits".formatted(MOST_DIGITS));
    }
    return value;
  }
}
