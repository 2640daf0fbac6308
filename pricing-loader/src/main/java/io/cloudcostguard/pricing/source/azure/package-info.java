/// Reads Microsoft's Azure Retail Prices API and maps its items to price keys.
///
/// Keys begin with `azure/<service>/<region>/`: the service by its display name, the region as ARM
/// spells it (`westeurope`), `global` where an item has none. They end in how it is bought:
/// `on-demand`, `dev-test`, `reserved-1yr`, `reserved-3yr`, `savings-plan-1yr`, …; virtual machines
/// also know `spot`, `low-priority`, `dev-test-spot` and `dev-test-low-priority`.
///
/// | key | per |
/// |---|---|
/// | `azure/virtual-machines/westeurope/standard_d4s_v5/linux/on-demand` (or `windows`) | hours |
/// | `azure/dedicated-host/westeurope/dsv3_type1/on-demand` | hours |
/// | `azure/storage/westeurope/premium-ssd-managed-disks/p10-lrs/p10-lrs-disk/on-demand` | units |
/// | `azure/<service>/<region>/<product>/<sku>/<meter>/…`, every other service | see below |
///
/// Spaces in an ARM SKU name become underscores; all other names become parts by [KeyParts].
///
/// Blocks are taken apart: a price of `10K` is a tenth of a thousandth per unit, and its tiers
/// begin at ten thousand times what the item says. What is billed by the month is per its amount
/// (`GB`, `GiB`, `units`, …), since bills are monthly; other times are named (`hours`, `GiB-hours`,
/// `days`). A reservation's price is the total of its term: here it is per hour of one reservation.
///
/// Skipped, with the reason counted: what is not yet or no longer effective, expired meters, the
/// free grants of new accounts (` - Free`), Cloud Services' prices of the same virtual machine
/// sizes, promotions that share a size's name, virtual machines at 0, which are announced and not
/// sold, and units, types and terms that are not known here.
@NullMarked
package io.cloudcostguard.pricing.source.azure;

import org.jspecify.annotations.NullMarked;
