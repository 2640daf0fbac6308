package io.cloudcostguard.pricing.source.page;

import tools.jackson.databind.JsonNode;

/// An element of a page's list, with its position.
///
/// @param line where it begins, counted from 1
/// @param number counted from 1 in its page; pages are often written in one line
public record Element(String file, long line, long number, JsonNode value) {}
