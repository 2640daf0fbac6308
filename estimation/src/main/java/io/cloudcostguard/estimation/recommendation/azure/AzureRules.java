package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.IdleMachine;
import io.cloudcostguard.estimation.recommendation.Rule;
import java.util.List;

/// The registry of the rules for Azure.
public final class AzureRules {

  private static final Rule IDLE =
      IdleMachine.rule(
          "azure-vm-idle",
          "https://learn.microsoft.com/en-us/azure/advisor/advisor-cost-recommendations",
          "azurerm_linux_virtual_machine",
          "azurerm_windows_virtual_machine");

  private static final List<Rule> RULES =
      List.of(
          AmdSizes.RULE,
          AppPlanV3.RULE,
          AppWorkers.RULE,
          ArmSizes.RULE,
          BasicRedisCache.RULE,
          CoolStorage.RULE,
          CosmosManual.RULE,
          DatabaseBackups.RULE,
          DiskInOneZone.RULE,
          DiskTier.RULE,
          FlexibleServerStandby.RULE,
          FreeCluster.RULE,
          IDLE,
          HybridBenefit.RULE,
          LocalStorage.RULE,
          NewerSizes.RULE,
          SizeOfficeHours.RULE,
          SpotSizes.RULE,
          SqlHybridBenefit.RULE,
          SqlReplicas.RULE,
          SqlZones.RULE,
          StandardSsd.RULE);

  public static List<Rule> all() {
    return RULES;
  }

  private AzureRules() {}
}
