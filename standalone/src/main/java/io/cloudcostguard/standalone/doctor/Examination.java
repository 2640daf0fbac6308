package io.cloudcostguard.standalone.doctor;

import java.util.List;

/// Examines one part of a deployment.
interface Examination {

  /// What it examines, in a word or two.
  String subject();

  /// What it found, at least one diagnosis.
  ///
  /// @throws Exception if the part cannot be examined; its message is shown
  List<Diagnosis> examine() throws Exception;
}
