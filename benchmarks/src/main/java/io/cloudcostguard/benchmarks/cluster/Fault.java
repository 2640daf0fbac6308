package io.cloudcostguard.benchmarks.cluster;

/// What is done to the cluster.
enum Fault {
  BROKER_KILLED("a broker: SIGKILL"),
  BROKER_FROZEN("a broker: SIGSTOP"),
  BROKER_STOPPED("a broker: SIGTERM"),
  ESTIMATOR_KILLED("an estimator: SIGKILL"),
  ESTIMATOR_FROZEN("an estimator: SIGSTOP"),
  ESTIMATOR_STOPPED("an estimator: SIGTERM"),
  NOTIFIER_KILLED("a notifier: SIGKILL"),
  NOTIFIER_FROZEN("a notifier: SIGSTOP"),
  NOTIFIER_STOPPED("a notifier: SIGTERM"),
  API_KILLED("an ingest-api: SIGKILL"),
  API_FROZEN("an ingest-api: SIGSTOP"),
  API_STOPPED("an ingest-api: SIGTERM"),
  LOADER_KILLED("the loader: SIGKILL"),
  DATABASE_FROZEN("PostgreSQL: SIGSTOP"),
  DATABASE_CRASHED("PostgreSQL: SIGKILL of a backend"),
  PRICES_CHANGED("a new catalogue version"),
  ESTIMATOR_ADDED("an estimator is added"),
  ESTIMATOR_REMOVED("that estimator is taken away");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /// Whether it takes a broker from the cluster.
  boolean isOfBroker() {
    return this == BROKER_KILLED || this == BROKER_FROZEN || this == BROKER_STOPPED;
  }

  @Override
  public String toString() {
    return words;
  }
}
