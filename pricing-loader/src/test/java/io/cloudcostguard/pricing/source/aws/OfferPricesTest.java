package io.cloudcostguard.pricing.source.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.http.FileTree;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferPricesTest {

  private static final String REGION = "eu-west-1";
  private static final FileTree TREE =
      FileTree.at(Path.of("src/test/resources/aws-bulk").toAbsolutePath().toUri(), null);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mapsInstancesToTheOnePriceAnInstanceHas(boolean csv) throws IOException {
    Collected ec2 = read(offer("AmazonEC2", csv));

    String key = "aws/ec2/eu-west-1/on-demand";
    assertThat(ec2.of(key + "/linux/shared/m5.large")).isEqualTo("hours 0:0.107");
    assertThat(ec2.of(key + "/windows/shared/m5.large")).isEqualTo("hours 0:0.199");
    assertThat(ec2.of(key + "/linux/dedicated/m5.large")).isEqualTo("hours 0:0.113");
    assertThat(ec2.products.get(key + "/linux/shared/m5.large"))
        .containsExactly("AAAAAAAAAAAAAAA1");
    assertThat(ec2.prices.get(key + "/linux/shared/m5.large").getFirst())
        .satisfies(price -> {
          assertThat(price.effectiveFrom()).isEqualTo("2026-07-01");
          assertThat(price.currency()).isEqualTo("USD");
          assertThat(price.source()).isEqualTo("aws-offer/AmazonEC2");
        });
    assertThat(ec2.rejects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mapsReservedTermsToTheHoursTheyStillCost(boolean csv) throws IOException {
    Collected ec2 = read(offer("AmazonEC2", csv));

    String key = "aws/ec2/eu-west-1/reserved/linux/shared/m5.large/";
    assertThat(ec2.of(key + "standard/1_year/no_upfront")).isEqualTo("hours 0:0.07");
    assertThat(ec2.of(key + "standard/1_year/partial_upfront")).isEqualTo("hours 0:0.033");
    assertThat(ec2.of(key + "convertible/3_year/no_upfront")).isEqualTo("hours 0:0.055");
    assertThat(ec2.prices).doesNotContainKey(key + "standard/1_year/all_upfront");
    assertThat(ec2.of("aws/ec2/eu-west-1/host/on-demand/m5")).isEqualTo("hours 0:5.41");
    assertThat(ec2.of("aws/ec2/eu-west-1/host/reserved/m5/1_year/no_upfront"))
        .isEqualTo("hours 0:3.6");
    assertThat(
            read(offer("AmazonRDS", csv))
                .of(
                    "aws/rds/eu-west-1/reserved/mysql/none/single-az/db.t3.large/1_year/no_upfront"))
        .isEqualTo("hours 0:0.101");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bringsUnitsToThoseOfTheKeyAndStepsTogether(boolean csv) throws IOException {
    Collected ec2 = read(offer("AmazonEC2", csv));

    assertThat(ec2.of("aws/ebs/eu-west-1/throughput/gp3")).isEqualTo("MBps 0:0.044");
    assertThat(ec2.of("aws/ebs/eu-west-1/storage/gp3")).isEqualTo("GB 0:0.088");
    assertThat(ec2.of("aws/ebs/eu-west-1/iops/io2"))
        .isEqualTo("IOPS 0:0.072 32000:0.0504 64000:0.03528");
    assertThat(ec2.of("aws/vpc/eu-west-1/nat-gateway/hours")).isEqualTo("hours 0:0.048");
    assertThat(ec2.of("aws/elb/eu-west-1/application/lcu")).isEqualTo("LCU-hours 0:0.008");
    assertThat(read(offer("AWSLambda", csv)).of("aws/lambda/eu-west-1/duration/x86_64"))
        .isEqualTo("GB-seconds 0:0.0000166667 6000000000:0.000015 15000000000:0.0000133334");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesThePriceForAnyEngineWhereAnEngineHasNoneOfItsOwn(boolean csv) throws IOException {
    Collected rds = read(offer("AmazonRDS", csv));

    assertThat(rds.of("aws/rds/eu-west-1/storage/mysql/gp2/single-az")).isEqualTo("GB 0:0.127");
    assertThat(rds.of("aws/rds/eu-west-1/storage/postgresql/gp2/single-az"))
        .isEqualTo("GB 0:0.128");
    assertThat(rds.of("aws/rds/eu-west-1/instance/oracle-ee/byol/single-az/db.r5.large"))
        .isEqualTo("hours 0:0.258");
  }

  @Test
  void countsWhatItSkipsByReason() throws IOException {
    assertThat(read(offer("AmazonEC2", false)).skipped)
        .containsEntry("capacity status UnusedCapacityReservation", 1)
        .containsEntry("preinstalled SQL Std", 1)
        .containsEntry("licence brought along", 1)
        .containsEntry("tenancy Host", 1)
        .containsEntry("location type AWS Outposts", 1)
        .containsEntry("operating system Ubuntu Pro", 1)
        .containsEntry("sold by AWSDataTransfer", 1)
        .containsEntry("product family Elastic Graphics", 1)
        .containsEntry("upfront fee", 2)
        .containsEntry("paid all upfront", 1);
    assertThat(read(offer("AWSLambda", true)).skipped)
        .containsEntry("of no region", 1)
        .containsEntry("of another region", 1);
  }

  @ParameterizedTest
  @CsvSource({"AmazonEC2", "AmazonRDS", "AWSLambda"})
  void makesTheSameOfBothForms(String offer) throws IOException {
    assertThat(read(offer(offer, true)).lines()).isEqualTo(read(offer(offer, false)).lines());
  }

  @ParameterizedTest
  @CsvSource({"AmazonEC2", "AmazonRDS", "AWSLambda"})
  void makesNoKeyThatTheBundledBookHasNoWordsFor(String offer) throws IOException {
    Set<String> words = BundledVocabulary.forms();

    assertThat(read(offer(offer, true)).prices.keySet())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(words).contains(BundledVocabulary.form(key)));
  }

  @Test
  void readsTheVersionOfADay() throws IOException {
    PriceSource january =
        new OfferPrices(TREE, "AmazonEC2", REGION, true, LocalDate.parse("2026-06-01"));

    assertThat(read(january).of("aws/ec2/eu-west-1/on-demand/linux/shared/m5.large"))
        .isEqualTo("hours 0:0.111");
    assertThat(january.digest()).contains("20260101000000");
    assertThatThrownBy(() ->
            new OfferPrices(TREE, "AmazonEC2", REGION, true, LocalDate.parse("2025-01-01"))
                .digest())
        .hasMessage("AWS has no version of AmazonEC2 of 2025-01-01");
  }

  @Test
  void saysWhatTheIndexDoesNotHave() {
    assertThatThrownBy(() -> new OfferPrices(TREE, "AmazonEC2", "eu-west-9", true, null).digest())
        .hasMessage("AWS lists AmazonEC2 in [eu-west-1], and not in eu-west-9");
    assertThatThrownBy(() -> offer("AmazonEC3", true).digest())
        .hasMessage("AWS has no offer AmazonEC3");
    assertThatThrownBy(() -> TREE.fetch("/offers/nothing.json"))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> TREE.fetch("/../../../../pom.xml")).hasMessageContaining("leads out");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsSavingsPlans(boolean csv) throws IOException {
    Collected plans = read(new SavingsPlanPrices(TREE, "AWSComputeSavingsPlan", REGION, csv));

    assertThat(plans.lines())
        .containsExactly(
            "aws/savings-plan/eu-west-1/compute/1_year/no_upfront/amazonec2/boxusage:m5.large"
                + "/runinstances hours 0:0.078",
            "aws/savings-plan/eu-west-1/compute/1_year/no_upfront/amazonecs"
                + "/fargate-vcpu-hours:percpu vCPU-hours 0:0.0324",
            "aws/savings-plan/eu-west-1/compute/1_year/no_upfront/awslambda/lambda-gb-second"
                + " GB-seconds 0:0.000015");
    assertThat(plans.prices.keySet())
        .contains(
            Ec2Keys.SAVINGS_PLAN
                .in(REGION, "compute", "1_year", "no_upfront", "BoxUsage:m5.large", "RunInstances")
                .value());
    assertThat(plans.rejects).isEmpty();
  }

  @Test
  void readsSpotPricesOfTheDay() throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-07-03T10:00:00Z"), ZoneOffset.UTC);

    Collected instances = read(new SpotPrices(TREE, "spot.js", Set.of(REGION), clock));
    Collected tasks = read(new SpotPrices(TREE, "spot-fargate.json", Set.of(REGION), clock));

    assertThat(instances.lines())
        .containsExactly("aws/ec2/eu-west-1/spot/linux/shared/m5.large hours 0:0.0401");
    assertThat(instances.prices.values().iterator().next().getFirst().effectiveFrom())
        .isEqualTo("2026-07-03");
    assertThat(instances.rejects)
        .containsExactly(
            "spot.js:0 aws/ec2/eu-west-1/spot/linux/shared/c5.large c5.large in "
                + "aws/ec2/eu-west-1/spot/linux/shared/c5.large: its price is 'cheap'");
    assertThat(instances.skipped).containsEntry("not available", 1);
    assertThat(tasks.lines())
        .containsExactly(
            "aws/ecs/eu-west-1/fargate-spot/x86/memory GB-hours 0:0.0015",
            "aws/ecs/eu-west-1/fargate-spot/x86/vcpu vCPU-hours 0:0.0138");
  }

  private static PriceSource offer(String offer, boolean csv) {
    return new OfferPrices(TREE, offer, REGION, csv, null);
  }

  private static Collected read(PriceSource source) throws IOException {
    Collected collected = new Collected();
    source.read(collected);
    return collected;
  }
}
