package io.cloudcostguard.schemas.budget;

/// A person answered an alert. The value of `ccg.alert-answers`.
///
/// @param instance the value that the budget is split by; empty: it is not split
/// @param threshold whose alert it is
public record AlertAnswered(
    String budgetId, String tenant, String instance, String threshold, AlertAnswer answer) {}
