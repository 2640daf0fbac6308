package io.cloudcostguard.estimation.actual;

import java.math.BigDecimal;

/// How much of something a resource used in the billed part of a month.
public record BilledUsage(String address, String unit, String description, BigDecimal quantity) {}
