package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.price.KeyForm;

/// Forms a price key of a service by position alone, e.g. `google/networking/{region}/{1}/{2}`.
///
/// @param global whether the price is the same in all regions but those apart
/// @param parts how many follow the region
record PositionalForm(String vendor, String service, boolean global, int parts) implements KeyForm {

  @Override
  public String form() {
    StringBuilder form = new StringBuilder(vendor).append('/').append(service).append('/');
    form.append(global ? GLOBAL : "{region}");
    for (int part = 1; part <= parts; part++) {
      form.append("/{").append(part).append('}');
    }
    return form.toString();
  }
}
