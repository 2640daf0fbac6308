/// Pages of JSON, as vendors' price APIs answer: files of them, or a folder that they were brought
/// to. Knows no vendor's fields.
@NullMarked
package io.cloudcostguard.pricing.source.page;

import org.jspecify.annotations.NullMarked;
