package io.cloudcostguard.schemas.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.price.aws.AwsKeys;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import io.cloudcostguard.schemas.price.aws.ElasticacheKeys;
import io.cloudcostguard.schemas.price.azure.AzureKeys;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyFormTest {

  private static final String PACKAGE = "io.cloudcostguard.schemas.price.aws.";

  static Stream<KeyForm> forms() {
    return Stream.of(AwsKeys.all().toArray(KeyForm[]::new), AzureKeys.values(), GoogleKeys.values())
        .flatMap(Stream::of);
  }

  @Test
  void makesAKeyOfItsParts() {
    assertThat(Ec2Keys.ON_DEMAND.in("eu-west-1", "linux", "Shared", "m5.large"))
        .isEqualTo(new PriceKey("aws/ec2/eu-west-1/on-demand/linux/shared/m5.large"));
    assertThat(ElasticacheKeys.BACKUP.everywhere())
        .isEqualTo(new PriceKey("aws/elasticache/global/backup"));
    assertThat(ElasticacheKeys.BACKUP.in("cn-north-1"))
        .isEqualTo(new PriceKey("aws/elasticache/cn-north-1/backup"));
    assertThat(AzureKeys.METER.in("westeurope", "storage", "disks", "p10", "p10-disk", "on-demand"))
        .isEqualTo(new PriceKey("azure/storage/westeurope/disks/p10/p10-disk/on-demand"));
  }

  @Test
  void refusesPartsThatItDoesNotHave() {
    assertThatThrownBy(() -> Ec2Keys.HOST.in("eu-west-1"))
        .hasMessage("aws/ec2/{region}/host/on-demand/{family} has more than 0 parts");
    assertThatThrownBy(() -> Ec2Keys.HOST.in("eu-west-1", "m5", "large"))
        .hasMessage("aws/ec2/{region}/host/on-demand/{family} has fewer than 2 parts");
  }

  @ParameterizedTest
  @CsvSource({
    "aws/ec2/eu-west-1/host/on-demand/m5, true",
    "aws/ec2/eu-west-1/host/reserved/m5, false",
    "aws/ec2/eu-west-1/host/on-demand, false",
    "aws/ec2/eu-west-1/host/on-demand/m5/large, false",
    "aws/ec2/global/host/on-demand/m5, false",
    "aws/rds/eu-west-1/host/on-demand/m5, false"
  })
  void coversTheKeysOfItsForm(String key, boolean covered) {
    assertThat(Ec2Keys.HOST.covers(new PriceKey(key))).isEqualTo(covered);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void beginsWithVendorServiceAndRegion(KeyForm form) {
    assertThat(form.form())
        .matches(
            "(aws|azure|google)/([a-z0-9-]+|\\{service})/(\\{region}|global)(/[a-z0-9._-]+|/\\{[a-z]+})+");
    assertThat(form.vendor()).isIn("aws", "azure", "google");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void coversWhatItMakes(KeyForm form) {
    long parts = form.form().chars().filter(c -> c == '{').count() - (form.isGlobal() ? 0 : 1);
    String[] texts = Stream.generate(() -> "x").limit(parts).toArray(String[]::new);

    assertThat(form.covers(form.in(form.isGlobal() ? KeyForm.GLOBAL : "r", texts))).isTrue();
  }

  @Test
  void isWrittenOnce() {
    assertThat(forms().map(KeyForm::form)).doesNotHaveDuplicates();
  }

  @Test
  void isInTheVocabularyOfAws() throws IOException, ReflectiveOperationException {
    List<KeyForm> written = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java", PACKAGE.split("\\.")))) {
      for (Path file : files.toList()) {
        Class<?> type = Class.forName(PACKAGE + file.getFileName().toString().replace(".java", ""));
        if (type.isEnum()) {
          Arrays.stream(type.getEnumConstants()).forEach(form -> written.add((KeyForm) form));
        }
      }
    }

    assertThat(written).hasSizeGreaterThan(200);
    assertThat(AwsKeys.all()).containsExactlyInAnyOrderElementsOf(written);
  }
}
