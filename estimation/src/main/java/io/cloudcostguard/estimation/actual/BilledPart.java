package io.cloudcostguard.estimation.actual;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a bill charges in a month for a service, as far as it is known where it belongs.
///
/// @param project null: no rule says whose it is
/// @param workspace as `project`
/// @param address of the resource in the workspace; null: no resource of it is known by that id
public record BilledPart(
    @Nullable String project,
    @Nullable String workspace,
    @Nullable String address,
    String account,
    String service,
    String currency,
    BigDecimal cost) {}
