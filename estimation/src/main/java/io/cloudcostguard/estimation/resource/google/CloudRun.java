package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// A service is charged for the time that its requests take, or, where its CPUs stay allocated, for
/// the time that its instances run; a job for the time of its tasks. Both by virtual CPUs and
/// memory, at the prices of the tier that the region is in.
///
/// @see <a href="https://cloud.google.com/run/pricing">Cloud Run pricing</a>
final class CloudRun {

  private static final String HOURS = "instance_hrs";
  private static final long SECONDS_PER_HOUR = 3600;
  private static final long MILLIS = 1000;
  private static final String ANNOTATIONS = "template.metadata.annotations.";
  private static final String THROTTLING = "run.googleapis.com/cpu-throttling";
  private static final String LEAST = "autoscaling.knative.dev/minScale";

  private static final String[] USAGE = {
    "monthly_requests", "average_request_duration_ms", "concurrent_requests_per_instance", HOURS
  };

  static final ResourceType FIRST =
      ResourceType.priced("google_cloud_run_service", CloudRun::chargeFirst)
          .reading(
              ANNOTATIONS + escaped(THROTTLING),
              ANNOTATIONS + escaped(LEAST),
              "template.spec.containers.resources.limits.cpu",
              "template.spec.containers.resources.limits.memory")
          .usage(USAGE);

  static final ResourceType SECOND =
      ResourceType.priced("google_cloud_run_v2_service", CloudRun::chargeSecond)
          .reading(
              "scaling.min_instance_count",
              "template.scaling.min_instance_count",
              "template.containers.resources.cpu_idle",
              "template.containers.resources.limits.cpu",
              "template.containers.resources.limits.memory")
          .usage(USAGE);

  static final ResourceType JOB =
      ResourceType.priced("google_cloud_run_v2_job", CloudRun::chargeJob)
          .reading(
              "template.task_count",
              "template.template.containers.resources.limits.cpu",
              "template.template.containers.resources.limits.memory")
          .usage("monthly_job_executions", "average_task_execution_mins");

  private static String escaped(String key) {
    return key.replace(".", "\\.");
  }

  private static void chargeFirst(Resource service, Components bill) {
    Attributes template = service.attributes().block("template");
    Attributes annotations = template.block("metadata").block("annotations");
    Attributes limits =
        template.block("spec").block("containers").block("resources").block("limits");
    boolean allocated = annotations.entry(THROTTLING).is("false");
    charge(service, bill, limits, allocated, annotations.entry(LEAST));
  }

  private static void chargeSecond(Resource service, Components bill) {
    Attributes template = service.attributes().block("template");
    Attributes resources = template.block("containers").block("resources");
    charge(
        service,
        bill,
        resources.block("limits"),
        resources.attr("cpu_idle").is("false"),
        template.attr("scaling.min_instance_count").or(service.attr("scaling.min_instance_count")));
  }

  private static void charge(
      Resource service, Components bill, Attributes limits, boolean allocated, Attr least) {
    Amount kept = least.amount(0).timesHours();
    if (allocated) {
      Amount expected = service.usage(HOURS);
      Amount hours = kept.isZero() ? expected : expected.or(kept);
      time(service, bill, limits, "instance", hours.times(SECONDS_PER_HOUR));
      return;
    }
    Amount requests = service.usage("monthly_requests");
    Amount seconds =
        requests
            .times(service.usage("average_request_duration_ms"))
            .dividedBy(MILLIS)
            .dividedBy(service.usage("concurrent_requests_per_instance").or(Amount.ONE));
    time(service, bill, limits, "request", seconds);
    if (!kept.isZero()) {
      time(
          service,
          bill.group("min_instances"),
          limits,
          "min-instance",
          kept.times(SECONDS_PER_HOUR).beyond(seconds.or(Amount.of(0))));
    }
    bill.add("Requests", "units", service.price(GoogleKeys.RUN_REQUESTS, "on-demand"), requests);
  }

  private static void chargeJob(Resource job, Components bill) {
    Attributes template = job.attributes().block("template");
    Attributes limits =
        template.block("template").block("containers").block("resources").block("limits");
    Amount seconds =
        job.usage("monthly_job_executions")
            .times(template.attr("task_count").amount(1))
            .times(job.usage("average_task_execution_mins"))
            .times(60);
    time(job, bill, limits, "instance", seconds);
  }

  private static void time(
      Resource at, Components bill, Attributes limits, String how, Amount seconds) {
    bill.add(
        "CPU time",
        "seconds",
        at.price(GoogleKeys.RUN_TIME, how, "cpu", "on-demand"),
        seconds.times(Quantities.cores(limits.attr("cpu"), 1)));
    bill.add(
        "Memory time",
        "GiB-seconds",
        at.price(GoogleKeys.RUN_TIME, how, "memory", "on-demand"),
        seconds.times(Quantities.gibibytes(limits.attr("memory"), "0.5")));
  }

  private CloudRun() {}
}
