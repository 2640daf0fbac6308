package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/run-tasks`: manages the run tasks of HCP Terraform.
@RestController
@RequestMapping("/v1/run-tasks")
final class RunTaskController {

  static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final RunTasks tasks;
  private final RunTaskProperties properties;

  RunTaskController(RunTasks tasks, RunTaskProperties properties) {
    this.tasks = tasks;
    this.properties = properties;
  }

  @PostMapping
  @Needs(Scope.ADMIN)
  ResponseEntity<RunTask> add(Caller caller, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, RunTaskRequest.EXAMPLE);
    RunTaskRequest requested = json.as(RunTaskRequest.class);
    RunTask added = tasks.add(caller.tenant(), requested.checked(json, properties.addresses()));
    Change.note(request, null, find(caller, added.id()));
    return ResponseEntity.status(201).contentType(MediaType.APPLICATION_JSON).body(added);
  }

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<All> all(Caller caller) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new All(tasks.all(caller.tenant())));
  }

  @DeleteMapping("/{id}")
  @Needs(Scope.ADMIN)
  ResponseEntity<Void> remove(Caller caller, @PathVariable String id, HttpServletRequest request) {
    Change.note(request, find(caller, id), null);
    if (!ID.matcher(id).matches() || !tasks.remove(caller.tenant(), id)) {
      throw unknown();
    }
    return ResponseEntity.noContent().build();
  }

  private @Nullable RunTask find(Caller caller, String id) {
    return tasks.all(caller.tenant()).stream()
        .filter(task -> task.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.UNKNOWN_RUN_TASK, "No run task has this id.", "GET /v1/run-tasks lists them.");
  }

  /// The answer to a list.
  record All(List<RunTask> runTasks) {}
}
