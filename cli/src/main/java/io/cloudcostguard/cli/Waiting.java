package io.cloudcostguard.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads how long a command waits: `90s`, `3m`, `0` for not at all.
final class Waiting implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})([sm]?)");

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new TypeConversionException(
          "'%s' is no time to wait; write 90s, 3m, or 0 for not at all.".formatted(text));
    }
    long number = Long.parseLong(form.group(1));
    return form.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
  }
}
