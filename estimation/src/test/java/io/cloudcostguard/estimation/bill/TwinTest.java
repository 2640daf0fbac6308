package io.cloudcostguard.estimation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.resource.Twin;
import io.cloudcostguard.estimation.resource.aws.AwsResources;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The same thing costs the same by whichever provider it is made.
class TwinTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/twins");

  @Test
  void costsWhatItsTypeCosts() throws IOException {
    // Given
    PlanEstimated estimate = GoldenBills.estimate(FOLDER);
    Map<String, ResourceEstimate> ofAws =
        estimate.resources().stream()
            .filter(resource -> resource.type().startsWith("aws_"))
            .filter(resource -> !resource.components().isEmpty())
            .collect(Collectors.toMap(TwinTest::name, Function.identity()));

    // Then
    List<ResourceEstimate> twins =
        estimate.resources().stream()
            .filter(resource -> resource.type().startsWith("awscc_"))
            .filter(resource -> !resource.components().isEmpty())
            .filter(resource -> ofAws.containsKey(name(resource)))
            .toList();
    assertThat(twins).hasSizeGreaterThan(12);
    for (ResourceEstimate twin : twins) {
      ResourceEstimate type = ofAws.get(name(twin));
      assertThat(twin.state()).as(twin.address()).isEqualTo(type.state());
      assertThat(lines(twin)).as(twin.address()).isEqualTo(lines(type));
      assertThat(twin.region()).isEqualTo("eu-west-1");
    }
  }

  private static List<Object> lines(ResourceEstimate resource) {
    return resource.components().stream().<Object>map(TwinTest::line).toList();
  }

  private static List<Object> line(ComponentEstimate component) {
    return List.of(component.name(), component.unit(), quantity(component));
  }

  /// Key, quantity and cost; where the quantity came from is told in each provider's words.
  private static String quantity(ComponentEstimate component) {
    return String.valueOf(component.after())
        .replaceAll("quantityFrom=[^\\[]*?, charges", "charges");
  }

  private static String name(ResourceEstimate resource) {
    return resource.address().substring(resource.address().indexOf('.') + 1);
  }

  @Test
  void keepsUnknownWhatIsKnownAfterApply() throws IOException {
    assertThat(resource("awscc_ec2_volume.later").components().getFirst().after().toString())
        .contains("size is known only after apply");
  }

  @Test
  void hasTheTagsThatAreWrittenAsAList() throws IOException {
    assertThat(resource("awscc_ec2_volume.disk").tags()).containsEntry("team", "shop");
  }

  @Test
  void isFreeWhereItsTypeIs() throws IOException {
    assertThat(resource("awscc_iam_role.role").state()).isEqualTo(ResourceEstimate.State.FREE);
  }

  private static ResourceEstimate resource(String address) throws IOException {
    return GoldenBills.estimate(FOLDER).resources().stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  /// What a twin reads under other names is what its type reads: a typing error would be silence.
  @Test
  void namesOnlyWhatTheTypeReads() {
    ResourceTypes types = new ResourceTypes();
    for (Twin twin : AwsResources.twins()) {
      ResourceType type = types.find(twin.type());
      assertThat(type).as(twin.name()).isNotNull();
      assertThat(type.attributes().paths())
          .as(twin.name())
          .containsAll(twin.attributes().stream().map(Twin.Renamed::type).toList());
    }
  }
}
