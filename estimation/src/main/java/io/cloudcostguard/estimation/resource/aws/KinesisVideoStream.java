package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.KinesisVideoKeys;

/// A video stream is charged for what is ingested, stored and consumed.
///
/// @see <a href="https://aws.amazon.com/kinesis/video-streams/pricing/">Amazon Kinesis Video
///   Streams pricing</a>
final class KinesisVideoStream {

  static final ResourceType TYPE =
      ResourceType.priced("aws_kinesis_video_stream", KinesisVideoStream::charge)
          .usage(
              "monthly_data_in_gb", "monthly_data_out_gb", "monthly_hls_data_out_gb", "storage_gb");

  private static void charge(Resource stream, Components bill) {
    bill.add(
        "Data ingested",
        "GB",
        stream.price(KinesisVideoKeys.IN),
        stream.usage("monthly_data_in_gb"));
    bill.add(
        "Data consumed",
        "GB",
        stream.price(KinesisVideoKeys.OUT),
        stream.usage("monthly_data_out_gb"));
    bill.addIfExpected(
        "Data consumed over HLS",
        "GB",
        stream.price(KinesisVideoKeys.HLS),
        stream.usage("monthly_hls_data_out_gb"));
    bill.add("Storage", "GB", stream.price(KinesisVideoKeys.STORAGE), stream.usage("storage_gb"));
  }

  private KinesisVideoStream() {}
}
