/// Reads Google's Cloud Billing Catalog and maps its SKUs to price keys.
///
/// Keys begin with `google/<service>/<region>/`: the service by its display name, one key per
/// region that the SKU is sold in, `global` where it names none. They end in how it is bought:
/// `on-demand`, `spot`, `commit-1yr`, `commit-3yr`.
///
/// | key | per |
/// |---|---|
/// | `google/compute-engine/<region>/core/n2/on-demand`: a virtual CPU of a machine family | hours |
/// | `google/compute-engine/<region>/ram/n2/on-demand` | GiB-hours |
/// | `google/compute-engine/<region>/instance/f1-micro/on-demand`: shared cores, priced whole | hours |
/// | `google/compute-engine/<region>/gpu/nvidia-tesla-t4/spot` | hours |
/// | `google/compute-engine/<region>/local-ssd/on-demand`, `…/local-ssd/c4/spot` | GiB |
/// | `google/compute-engine/<region>/disk/pd-ssd/capacity/on-demand` (`iops`, `throughput`) | GiB |
/// | `google/compute-engine/<region>/regional-disk/pd-ssd/capacity/on-demand` | GiB |
/// | `google/compute-engine/<region>/snapshot/…`, `image/…`, `machine-image/on-demand` | GiB |
/// | `google/compute-engine/<region>/external-ip/standard-vm/…` (`spot-vm`, `unused`) | hours |
/// | `google/cloud-storage/<region>/nearline/regional/on-demand` (`dual-region`, `multi-region`) | GiB |
/// | `google/cloud-storage/<region>/nearline/retrieval/on-demand` | GiB |
/// | `google/networking/<region>/nat/uptime/on-demand` (`nat/data`, `vpn/tunnel`) | hours, GiB |
/// | `google/compute-engine/global/licence/windows/vcpu/on-demand` (`rhel`, `sles`) | hours |
/// | `google/cloud-storage/global/nearline/class-a/on-demand`, `…/internet/asia/on-demand` | units, GiB |
/// | `google/cloud-sql/<region>/zonal/vcpu/on-demand` (`ram`, `ssd`, `db-f1-micro`, …) | hours, GiB |
/// | `google/cloud-memorystore-for-redis/<region>/basic/m1/on-demand` | GiB-hours |
/// | `google/cloud-run/<region>/request/cpu/on-demand` (`instance`, `memory`) | seconds |
/// | `google/cloud-kms/global/hsm/versions/on-demand` (`operations`) | units |
/// | others of `GoogleKeys` | as resource types count |
///
/// A machine family is `n1`, `n2`, …; `n2-custom`, `n2-custom-extended` for custom machines, `c2`
/// for what the catalogue calls compute optimized, `m1` for memory-optimized. A description is
/// without the place at its end, as the region says it.
///
/// Amounts of bytes become `GiB` (`GB` where the catalogue counts in powers of ten); what is billed
/// by the month is per its amount; other times are named (`GiB-hours`).
///
/// Skipped, with the reason counted: what no resource type asks for (sole tenancy, reservations,
/// services without a resource type, …), usage types and units not known here, and tiers that begin
/// anew every day, which a monthly amount cannot be laid over. Refused: a negative price. How tiers
/// add up, by account or project, is told in the price's source. What an account or project has for
/// nothing is left out of a price: `free_tiers` takes it off, once.
@NullMarked
package io.cloudcostguard.pricing.source.google;

import org.jspecify.annotations.NullMarked;
