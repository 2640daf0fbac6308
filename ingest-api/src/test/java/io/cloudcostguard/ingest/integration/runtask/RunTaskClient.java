package io.cloudcostguard.ingest.integration.runtask;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import tools.jackson.databind.JsonNode;

/// One run task, as its owner and as HCP Terraform use it.
///
/// @param port of the instance that it is added at and that its requests go to
record RunTaskClient(FrontDoor door, int port, String id, String hook, String key) {

  static RunTaskClient add(FrontDoor door, int port, String name, String apiHost, String failWhen)
      throws Exception {
    Answer added =
        door.send(
            FrontDoor.request(port, "/v1/run-tasks")
                .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                .POST(
                    BodyPublishers.ofString(
                        "{\"name\":\"%s\",\"apiHost\":\"%s\",\"failWhen\":%s}"
                            .formatted(name, apiHost, failWhen))));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    JsonNode task = added.json();
    return new RunTaskClient(
        door,
        port,
        task.path("id").asString(),
        task.path("hook").asString(),
        task.path("hmacKey").asString());
  }

  /// Sends a request, signed, to the hook.
  Answer send(String payload) throws Exception {
    return send(
        payload, Signature.of(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8), key));
  }

  Answer send(String payload, String signature) throws Exception {
    return door.send(
        FrontDoor.request(port, hook)
            .header("Content-Type", "application/json")
            .header(Signature.HEADER, signature)
            .POST(BodyPublishers.ofString(payload)));
  }
}
