package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DatasyncKeys;

/// A DataSync task in basic mode is charged for the data that it copies.
///
/// @see <a href="https://aws.amazon.com/datasync/pricing/">AWS DataSync pricing</a>
final class DatasyncTask {

  static final ResourceType TYPE =
      ResourceType.priced("aws_datasync_task", DatasyncTask::charge)
          .reading("task_mode")
          .usage("monthly_data_copied_gb");

  private static void charge(Resource task, Components bill) {
    bill.add("Data copied", "GB", price(task), task.usage("monthly_data_copied_gb"));
  }

  private static PriceRef price(Resource task) {
    if (task.attr("task_mode").isUnknown()) {
      task.assume("it runs in basic mode, as a task that names no mode");
      return task.price(DatasyncKeys.DATA);
    }
    return task.attr("task_mode").is("ENHANCED")
        ? Resource.noPrice("data and objects of the enhanced mode have prices of their own")
        : task.price(DatasyncKeys.DATA);
  }

  private DatasyncTask() {}
}
