package io.cloudcostguard.estimation.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cloudcostguard.estimation.plan.Vendor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The registries of resource types, one for each vendor.
class ResourceTypesTest {

  private static final ResourceTypes TYPES = new ResourceTypes();

  @Test
  void haveEveryTypeThatIsWritten() throws ReflectiveOperationException {
    List<ResourceType> written = new ArrayList<>();
    for (JavaClass owner :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.cloudcostguard.estimation.resource")) {
      for (JavaField field : owner.getFields()) {
        if (field.getRawType().isEquivalentTo(ResourceType.class)
            && field.getModifiers().contains(JavaModifier.STATIC)) {
          Field constant = field.reflect();
          constant.setAccessible(true);
          written.add((ResourceType) constant.get(null));
        }
      }
    }

    assertThat(written).hasSizeGreaterThan(100);
    assertThat(TYPES.all()).containsAll(written);
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void haveTypesOfTheirOwnVendorOnly(Vendor vendor) {
    assertThat(ResourceTypes.of(vendor))
        .allSatisfy(type -> assertThat(Vendor.ofType(type.name())).isEqualTo(vendor));
  }

  @ParameterizedTest
  @CsvSource({
    "aws_vpc, true",
    "azurerm_resource_group, true",
    "google_compute_network, true",
    "random_id, true",
    "azurerm_spring_cloud_app, false",
    "google_spanner_instance, false",
    "vault_generic_secret, false"
  })
  void knowWhatIsFreeAndNothingOfOtherTypes(String name, boolean free) {
    ResourceType type = TYPES.find(name);

    assertThat(type != null && type.free()).isEqualTo(free);
    assertThat(type != null).isEqualTo(free);
  }

  @ParameterizedTest
  @CsvSource({
    "aws_instance, operating_system, true",
    "aws_instance, vcpu_count, false",
    "aws_elastic_beanstalk_environment, ec2.operating_system, true",
    "aws_elastic_beanstalk_environment, ec2.vcpu_count, false",
    "aws_data_transfer, region, true",
    "aws_lambda_function, architecture, false"
  })
  void sayWhichUsageIsText(String type, String key, boolean text) {
    assertThat(TYPES.find(type)).isNotNull();
    assertThat(TYPES.find(type).readsText(key)).isEqualTo(text);
  }
}
