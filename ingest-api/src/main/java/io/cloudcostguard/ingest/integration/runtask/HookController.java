package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/run-tasks/{id}/hook`: the webhook that HCP Terraform calls. It answers when the
/// request is stored; processing follows later.
@RestController
final class HookController {

  private static final int MAX_BYTES = 256 * 1024;
  private static final Pattern RESULT_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private final RunTasks tasks;
  private final TaskRequests requests;
  private final TaskWork work;
  private final RunTaskProperties properties;

  HookController(
      RunTasks tasks, TaskRequests requests, TaskWork work, RunTaskProperties properties) {
    this.tasks = tasks;
    this.requests = requests;
    this.work = work;
    this.properties = properties;
  }

  @PostMapping("/v1/run-tasks/{id}/hook")
  @Open(because = "its requests are signed with the run task's HMAC key")
  ResponseEntity<Void> take(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    RunTasks.Receiving receiving =
        RunTaskController.ID.matcher(id).matches() ? tasks.receiving(id) : null;
    if (receiving == null) {
      throw RunTaskController.unknown();
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw refused(ProblemType.TOO_LARGE, "The body exceeds " + MAX_BYTES + " bytes.");
    }
    checkSignature(request.getHeader(Signature.HEADER), body, receiving.hmacKey());
    HookPayload payload = payload(body);
    if (!payload.isVerification()) {
      requests.add(receiving.task(), taskResultId(payload), payload, access(payload, receiving));
      work.wake();
    }
    return ResponseEntity.ok().build();
  }

  private static void checkSignature(@Nullable String signature, byte[] body, String key) {
    if (signature == null || !Signature.matches(signature, body, key)) {
      throw ProblemException.of(
          ProblemType.WRONG_SIGNATURE,
          signature == null || signature.isBlank()
              ? "The request has no " + Signature.HEADER + "."
              : Signature.HEADER + " is not the HMAC-SHA512 of the body with this task's key.",
          "Enter the HMAC key from the answer to POST /v1/run-tasks in HCP Terraform.");
    }
  }

  private static HookPayload payload(byte[] body) {
    try {
      return HookPayload.of(body);
    } catch (IllegalArgumentException _) {
      throw refused(ProblemType.NOT_JSON, "The body is not a JSON object.");
    }
  }

  private static String taskResultId(HookPayload payload) {
    String id = payload.text("task_result_id");
    if (id == null || !RESULT_ID.matcher(id).matches()) {
      throw refused(ProblemType.INVALID_BODY, "`task_result_id` is missing or not an id.");
    }
    return id;
  }

  private Access access(HookPayload payload, RunTasks.Receiving receiving) {
    String token = payload.text("access_token");
    String callback = payload.text("task_result_callback_url");
    String plan = payload.text("plan_json_api_url");
    if (token == null || callback == null) {
      throw refused(
          ProblemType.INVALID_BODY, "`access_token` or `task_result_callback_url` is missing.");
    }
    String host = receiving.task().apiHost();
    if (!Access.isAt(callback, host, properties.allowHttp())
        || (plan != null && !Access.isAt(plan, host, properties.allowHttp()))) {
      throw refused(
          ProblemType.OTHER_HOST,
          "The plan or the callback is not on %s, the host of this run task.".formatted(host));
    }
    return new Access(token, callback, plan);
  }

  private static ProblemException refused(ProblemType type, String detail) {
    return ProblemException.of(
        type, detail, "Check the run task's URL, and its apiHost with GET /v1/run-tasks.");
  }
}
