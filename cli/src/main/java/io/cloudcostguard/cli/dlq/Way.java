package io.cloudcostguard.cli.dlq;

import io.cloudcostguard.schemas.Topics;

/// How the record of a letter is processed again.
sealed interface Way {

  /// By the service that could not, alone: other readers of the topic have it already.
  record ToReader() implements Way {}

  /// By its topic, which has one reader.
  record ToTopic(String name) implements Way {}

  /// Not: replaying an old record would undo a newer one, or change nothing.
  ///
  /// @param instead a sentence: what to do
  record Not(String instead) implements Way {}

  /// Of a letter.
  static Way of(Letter letter) {
    String service = LetterId.service(letter.id().topic());
    String topic = letter.source().topic();
    return switch (service) {
      case "ingest" ->
          switch (topic) {
            case Topics.Names.ESTIMATES, Topics.Names.RECOMMENDATIONS, Topics.Names.AUDIT ->
                new ToReader();
            case Topics.Names.BUDGETS ->
                new Not("A newer record of the budget may exist. Set the budget again.");
            case Topics.Names.LEDGER ->
                new Not("A newer entry may exist. The next plan of the workspace writes one.");
            default -> unknown();
          };
      case "notifier" ->
          switch (topic) {
            case Topics.Names.ESTIMATES,
                Topics.Names.ALERTS,
                Topics.Names.PRICE_CHANGES,
                Topics.Names.SUBSCRIPTIONS ->
                new ToReader();
            default -> unknown();
          };
      default ->
          switch (topic) {
            case Topics.Names.SETTLEMENTS -> new ToTopic(topic);
            case Topics.Names.PLANS ->
                new Not("Its outcome is a rejection, and a plan has one. Submit the plan again.");
            case Topics.Names.BUDGETS ->
                new Not("A newer record of the budget may exist. Set the budget again.");
            case Topics.Names.PRICES ->
                new Not("A newer price may exist. Publish them again: ccg prices republish");
            case Topics.Names.CANCELLATIONS -> new Not("Cancel the plan again.");
            default -> unknown();
          };
    };
  }

  private static Way unknown() {
    return new Not("Records of its topic are not replayed.");
  }
}
