package io.cloudcostguard.estimation.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.usage.UsageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageLookupTest {

  private static final String USAGE =
      """
      resource_type_default_usage:
        aws_y:
          a: type
          b: type
          c: type
          d: type
          nested: {a: type, b: type, c: type, deeper: {a: type, b: type}}
      resource_usage:
        aws_y.z[0]: {c: exact, nested: {c: exact}}
        aws_y.z[*]: {b: any, c: any, nested: {b: any, c: any, deeper: {b: any}}}
        aws_y.z["a.b"]: {c: exact}
        aws_y.plain: {b: exact}
        module.x[*].aws_y.z[*]: {a: both, b: both, c: both}
        module.x["m"].aws_y.z[*]: {b: left, c: left}
        module.x[*].aws_y.z[1]: {b: right, c: right}
        module.x["m"].aws_y.z[1]: {c: exact}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // address                      | a    | b     | c     | d    | n.a  | n.b  | n.c   | deeper
        "aws_y.other                    | type | type  | type  | type | type | type | type  | type",
        "aws_y.plain                    | type | exact | type  | type | type | type | type  | type",
        "aws_y.plain[0]                 | type | type  | type  | type | type | type | type  | type",
        "aws_y.z                        | type | type  | type  | type | type | type | type  | type",
        "aws_y.z[0]                     | type | any   | exact | type | type | any  | exact | any",
        "aws_y.z[1]                     | type | any   | any   | type | type | any  | any   | any",
        "aws_y.z[\"k\"]                 | type | any   | any   | type | type | any  | any   | any",
        "aws_y.z[\"a.b\"]               | type | any   | exact | type | type | any  | any   | any",
        "aws_y.z[\"a\\\"]b[0]\"]        | type | any   | any   | type | type | any  | any   | any",
        "aws_y.zz[0]                    | type | type  | type  | type | type | type | type  | type",
        "module.x[0].aws_y.z[0]         | both | both  | both  | type | type | type | type  | type",
        "module.x[\"m\"].aws_y.z[0]     | both | left  | left  | type | type | type | type  | type",
        "module.x[0].aws_y.z[1]         | both | right | right | type | type | type | type  | type",
        "module.x[\"m\"].aws_y.z[1]     | both | right | exact | type | type | type | type  | type",
        "module.x.aws_y.z[1]            | type | type  | type  | type | type | type | type  | type",
      })
  void laysTheNearerOverTheFarther(
      String address,
      String a,
      String b,
      String c,
      String d,
      String nestedA,
      String nestedB,
      String nestedC,
      String deeper)
      throws IOException {
    UsageValues usage = lookup().of("aws_y", address);

    assertThat(usage.text("a")).isEqualTo(a);
    assertThat(usage.text("b")).isEqualTo(b);
    assertThat(usage.text("c")).isEqualTo(c);
    assertThat(usage.text("d")).isEqualTo(d);
    assertThat(usage.text("nested.a")).isEqualTo(nestedA);
    assertThat(usage.text("nested.b")).isEqualTo(nestedB);
    assertThat(usage.text("nested.c")).isEqualTo(nestedC);
    assertThat(usage.text("nested.deeper.b")).isEqualTo(deeper);
    assertThat(usage.text("nested.deeper.a")).isEqualTo("type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "aws_y.z[0]                                | aws_y",
        "module.a[\"x.aws_q.y\"].module.b.aws_y.z  | aws_y",
        "module.a[*].aws_y.z[*]                    | aws_y",
        "aws_y                                     | aws_y",
        "module.a                                  | module",
      })
  void findsTheTypeInAnAddress(String address, String type) {
    assertThat(InstanceKeys.typeIn(address)).isEqualTo(type);
  }

  private static UsageLookup lookup() throws IOException {
    return new UsageLookup(
        UsageFile.read(new ByteArrayInputStream(USAGE.getBytes(StandardCharsets.UTF_8))));
  }
}
