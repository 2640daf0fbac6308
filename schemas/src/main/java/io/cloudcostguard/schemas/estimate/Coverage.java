package io.cloudcostguard.schemas.estimate;

import java.util.SortedMap;

/// How many resources of a plan were priced, and of which types the others are.
///
/// @param resources all managed resources of the plan
/// @param priced fully priced
/// @param free of types that cost nothing
/// @param dependsOnUsage priced but for usage that was not given
/// @param notPriced of a supported type, with a missing or ambiguous price or an unknown attribute
/// @param unsupported of types that this version does not know
/// @param unsupportedTypes those types, with how many resources each has
public record Coverage(
    int resources,
    int priced,
    int free,
    int dependsOnUsage,
    int notPriced,
    int unsupported,
    SortedMap<String, Integer> unsupportedTypes) {}
