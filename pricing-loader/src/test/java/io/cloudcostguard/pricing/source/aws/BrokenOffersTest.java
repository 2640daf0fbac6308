package io.cloudcostguard.pricing.source.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.pricing.source.PriceSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenOffersTest {

  private static final String HEADER =
      "SKU,OfferTermCode,TermType,EffectiveDate,StartingRange,EndingRange,Unit,PricePerUnit,Currency,"
          + "Product Family,serviceCode,Location,usageType,operation\n";
  private static final String GP3 = ",Storage,AmazonEC2,EU (Ireland),EU-EBS:VolumeUsage.gp3,\n";
  private static final String KEY = "aws/ebs/eu-west-1/storage/gp3";
  private static final Path EC2 =
      Path.of(
          "src/test/resources/aws-bulk/offers/v1.0/aws/AmazonEC2/20260701000000/eu-west-1/index.json");

  @TempDir Path folder;

  @Test
  void rejectsEachMalformedRowWithItsLineAndReadsTheOthers() throws IOException {
    Collected read =
        csv(
            HEADER
                + "S1,T,OnDemand,2026-07-01,0,Inf,GB-Mo,0.08,USD"
                + GP3
                + "S2,T,OnDemand,2026-07-01,0,Inf,GB-Mo,free,USD"
                + GP3
                + "S3,T,OnDemand,yesterday,0,Inf,GB-Mo,0.08,USD"
                + GP3
                + "S4,T,OnDemand,2026-07-01,0,Inf,Bananas,0.08,USD"
                + GP3
                + "S5,T,OnDemand,2026-07-01,0,Inf,GB-Mo,0.08,US Dollars"
                + GP3
                + "S6,T,OnDemand,2026-07-01,0,Inf,GB-Mo,-0.08,USD"
                + GP3
                + "S7,T,OnDemand\n"
                + "\n"
                + "S8,T,OnDemand,2026-07-01,0,Inf,GB-Mo,0.08,USD,,,,,,one,too,many\n"
                + "S9,T,OnDemand,2026-07-01,0,Inf,GB-Mo,1e999999999,USD"
                + GP3);

    assertThat(read.lines()).containsExactly(KEY + " GB 0:0.08");
    assertThat(read.rejects)
        .containsExactly(
            "offer.csv:3 " + KEY + " S2: its price is 'free'",
            "offer.csv:4 " + KEY + " S3: its date is 'yesterday'",
            "offer.csv:5 " + KEY + " S4: its unit is 'Bananas', which is not GB",
            "offer.csv:6 " + KEY + " S5: its currency is 'US Dollars'",
            "offer.csv:7 " + KEY + " S6: its price is '-0.08'",
            "offer.csv:8 - it ends after 3 cells, before those that say what it costs",
            "offer.csv:10 - it has 17 cells, and the header 14",
            "offer.csv:11 " + KEY + " S9: its price is '1e999999999'");
  }

  @Test
  void joinsStepsThatComeInAnyOrderAndRejectsThoseWithAGap() throws IOException {
    String bytes = ",NAT Gateway,AmazonEC2,Europe (Ireland),EU-NatGateway-Bytes,\n";
    String step = "T,OnDemand,2026-07-01,";
    Collected read =
        csv(
            HEADER
                + "S1,"
                + step
                + "100,Inf,GB,0.03,USD"
                + bytes
                + "S2,"
                + step
                + "0,10,GB-Mo,0.09,USD"
                + GP3
                + "S1,"
                + step
                + "0,1,GB,0.00,USD"
                + bytes
                + "S1,"
                + step
                + "0,1,GB,0.00,USD"
                + bytes
                + "S2,"
                + step
                + "20,Inf,GB-Mo,0.07,USD"
                + GP3
                + "S1,"
                + step
                + "1,100,GB,0.05,USD"
                + bytes);

    assertThat(read.lines())
        .containsExactly("aws/vpc/eu-west-1/nat-gateway/data GB 0:0 1:0.05 100:0.03");
    assertThat(read.rejects)
        .containsExactly(
            "offer.csv:3 " + KEY + " S2: its steps do not reach from 0 to Inf without a gap");
  }

  @Test
  void handsOverBothPricesOfTwoProductsOfOneKey() throws IOException {
    Collected read =
        csv(
            HEADER
                + "S1,T,OnDemand,2026-07-01,0,Inf,GB-Mo,0.08,USD"
                + GP3
                + "S2,T,OnDemand,2026-07-01,0,Inf,GB-Mo,0.09,USD"
                + GP3);

    assertThat(read.products.get(KEY)).containsExactly("S1", "S2");
  }

  @Test
  void toleratesWhatVendorsPutBeforeTheHeaderAndAnUnknownTerm() throws IOException {
    Collected read =
        csv(
            "\uFEFFsep=,\n\"Version\",\"1\"\n\n"
                + HEADER
                + "S1,T,FlatRate,2026-07-01,0,Inf,GB-Mo,0.08,USD"
                + GP3
                + "S1,A429C66SYZ,OnDemand,2026-07-01,0,5,GB-Mo,0.08,USD"
                + GP3
                + "S2,T,OnDemand,2026-07-01,0,Inf,GB-Mo,0.0000000000,USD"
                + GP3);

    assertThat(read.prices).isEmpty();
    assertThat(read.skipped)
        .containsEntry("term type FlatRate", 1)
        .containsEntry("free tier", 1)
        .containsEntry("a price of 0", 1);
  }

  @Test
  void refusesAFileThatIsNoOffer() {
    assertThatThrownBy(() -> csv("SKU;Unit;PricePerUnit\nS1;GB;1\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "offer.csv is not an offer: no line of it begins with the column SKU");
    assertThatThrownBy(() -> csv("SKU,Unit\nS1,GB\n"))
        .hasMessageContaining("offer.csv: Line 1, the header, has no column offertermcode");
    assertThatThrownBy(() -> json("{}")).hasMessageContaining("it has no products");
    assertThatThrownBy(() -> json("[]")).hasMessageContaining("Line 1 has START_ARRAY");
    assertThatThrownBy(() -> json("{\"terms\":{\"OnDemand\":{}},\"products\":{}}"))
        .hasMessageContaining("its terms come before its products");
    assertThatThrownBy(() -> json("")).hasMessageContaining("Line 1 has null");
  }

  @Test
  void refusesAFileThatEndsHalfWay() throws IOException {
    String whole = Files.readString(EC2);
    for (int part = 1; part < 40; part++) {
      String cut = whole.substring(0, whole.length() * part / 40);
      assertThatThrownBy(() -> json(cut))
          .as("%d characters", cut.length())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("offer.json");
    }
  }

  @Test
  void letsAFailureOfTheReceiverThroughAsItIs() throws IOException {
    PriceSink full =
        PriceSink.ofPrices((_, _) -> {
          throw new IllegalStateException("disk full");
        });

    assertThatThrownBy(
            () -> OfferJson.read(EC2, "offer.json", "s", new PriceKeys("AmazonEC2", null), full))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
  }

  private Collected csv(String text) throws IOException {
    Path file = folder.resolve("offer.csv");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Collected read = new Collected();
    OfferCsv.read(file, "offer.csv", "test", new PriceKeys("AmazonEC2", null), read);
    return read;
  }

  private Collected json(String text) throws IOException {
    Path file = folder.resolve("offer.json");
    Files.writeString(file, text);
    Collected read = new Collected();
    OfferJson.read(file, "offer.json", "test", new PriceKeys("AmazonEC2", null), read);
    return read;
  }
}
