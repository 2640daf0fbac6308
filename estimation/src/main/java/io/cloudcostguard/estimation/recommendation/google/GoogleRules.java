package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.IdleMachine;
import io.cloudcostguard.estimation.recommendation.Rule;
import java.util.List;

/// The registry of the rules for Google Cloud.
public final class GoogleRules {

  private static final Rule IDLE =
      IdleMachine.rule(
          "google-vm-idle",
          "https://cloud.google.com/compute/docs/instances/viewing-and-applying-idle-vm-recommendations",
          "google_compute_instance");

  private static final List<Rule> RULES =
      List.of(
          AmdMachines.RULE,
          ArmMachines.RULE,
          BalancedDisks.RULE,
          BasicRedis.RULE,
          ColdlineStorage.RULE,
          DatabaseAddress.RULE,
          DatabaseHdd.RULE,
          E2Machines.RULE,
          IdleAddresses.RULE,
          IDLE,
          LicencedImage.RULE,
          MachineOfficeHours.RULE,
          NearlineStorage.RULE,
          OneMachine.RULE,
          RedisReplicas.RULE,
          SpotMachines.RULE,
          StandardDisks.RULE,
          ZonalCluster.RULE,
          ZonalDatabase.RULE);

  public static List<Rule> all() {
    return RULES;
  }

  private GoogleRules() {}
}
