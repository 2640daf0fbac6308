package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;

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
    boolean allocated = annotations.entry(THROTTLING).is("false");
    charge(service, bill, size(template.block("spec")), allocated, annotations.entry(LEAST));
  }

  private static void chargeSecond(Resource service, Components bill) {
    Attributes template = service.attributes().block("template");
    charge(
        service,
        bill,
        size(template),
        isAllocated(template.block("containers")),
        template.attr("scaling.min_instance_count").or(service.attr("scaling.min_instance_count")));
  }

  /// Whether an instance has its CPUs also between requests. That it does not is the default only
  /// where nothing is said about its resources.
  private static boolean isAllocated(Attributes container) {
    List<Attributes> resources = container.blocks("resources");
    if (resources.isEmpty() || container.attr("resources").isUnknown()) {
      return false;
    }
    Attr idle = resources.getFirst().attr("cpu_idle");
    return idle.isSet() ? idle.is("false") : resources.getFirst().attr("limits").isSet();
  }

  /// What an instance has: its containers together.
  private static Size size(Attributes template) {
    List<Attributes> containers = template.blocks("containers");
    Size size = Size.of(containers.isEmpty() ? Attributes.NONE : containers.getFirst());
    for (int i = 1; i < containers.size(); i++) {
      size = size.plus(Size.of(containers.get(i)));
    }
    return size;
  }

  /// @param memory in GiB
  private record Size(Amount cpus, Amount memory) {

    static Size of(Attributes container) {
      Attributes limits = container.block("resources").block("limits");
      return new Size(
          Quantities.cores(limits.attr("cpu"), 1),
          Quantities.gibibytes(limits.attr("memory"), "0.5"));
    }

    Size plus(Size other) {
      return new Size(cpus.plus(other.cpus), memory.plus(other.memory));
    }
  }

  private static void charge(
      Resource service, Components bill, Size limits, boolean allocated, Attr least) {
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
    Amount seconds =
        job.usage("monthly_job_executions")
            .times(template.attr("task_count").amount(1))
            .times(job.usage("average_task_execution_mins"))
            .times(60);
    time(job, bill, size(template.block("template")), "instance", seconds);
  }

  private static void time(Resource at, Components bill, Size size, String how, Amount seconds) {
    bill.add(
        "CPU time",
        "seconds",
        at.price(GoogleKeys.RUN_TIME, how, "cpu", "on-demand"),
        seconds.times(size.cpus()));
    bill.add(
        "Memory time",
        "GiB-seconds",
        at.price(GoogleKeys.RUN_TIME, how, "memory", "on-demand"),
        seconds.times(size.memory()));
  }

  private CloudRun() {}
}
