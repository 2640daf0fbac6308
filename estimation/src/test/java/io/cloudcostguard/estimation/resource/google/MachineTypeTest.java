package io.cloudcostguard.estimation.resource.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.resource.Amount;
import java.math.BigDecimal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTypeTest {

  @ParameterizedTest
  @CsvSource({
    "n1-standard-4, n1, 4, 15, 0, 0",
    "e2-micro, e2, 0.25, 1, 0, 0",
    "e2-medium, e2, 1, 4, 0, 0",
    "c4-standard-4-lssd, c4, 4, 15, 0, 375",
    "m1-ultramem-80, m1, 80, 1922, 0, 0",
    "custom-6-20480, n1-custom, 6, 20, 0, 0",
    "custom-2-15360-ext, n1-custom, 2, 13, 2, 0",
    "n2-custom-6-20480, n2-custom, 6, 20, 0, 0",
    "n2-custom-2-20480-ext, n2-custom, 2, 16, 4, 0",
    "e2-custom-4-8192, e2-custom, 4, 8, 0, 0"
  })
  void isBilledByItsParts(
      String name,
      String series,
      BigDecimal vcpus,
      BigDecimal memory,
      BigDecimal extended,
      BigDecimal localSsd) {
    MachineType type = MachineType.of(name);

    assertThat(type)
        .asInstanceOf(InstanceOfAssertFactories.type(MachineType.Parts.class))
        .satisfies(parts -> {
          assertThat(parts.series()).isEqualTo(series);
          assertThat(number(parts.vcpus())).isEqualByComparingTo(vcpus);
          assertThat(number(parts.memory())).isEqualByComparingTo(memory);
          assertThat(number(parts.extended())).isEqualByComparingTo(extended);
          assertThat(number(parts.localSsd())).isEqualByComparingTo(localSsd);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"f1-micro", "a2-highgpu-1g", "g2-standard-4", "t2d-standard-8"})
  void isBilledWhole(String name) {
    assertThat(MachineType.of(name))
        .isInstanceOfSatisfying(
            MachineType.Whole.class, whole -> assertThat(whole.name()).isEqualTo(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n9-standard-4", "custom-4", "custom-1000-1", "n2-custom-x-1024"})
  void isNotKnown(String name) {
    assertThat(MachineType.of(name)).isInstanceOf(MachineType.NotKnown.class);
  }

  private static BigDecimal number(Amount amount) {
    return ((Amount.Known) amount).value();
  }
}
