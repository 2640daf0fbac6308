"""Azure virtual machines: Linux on demand in all regions, Windows and spot where a source has them."""

import decimal
import re

import azure
import sources

SIZE = re.compile(r"Instance usage \((Linux|Windows), pay as you go, (\S+)\)")
# Where the bills of a type were made, as far as it can be told: bills of several regions are not read. What
# unit-prices.csv says of azurerm_machine_learning_compute_* is the region of the provider, not of the workspace.
BILLED = {
    "azurerm_virtual_machine": {"Dynamic|eastus": "eastus", "Dynamic|West Europe": "westeurope"},
    "azurerm_linux_virtual_machine": {"eastus": "eastus"},
    "azurerm_windows_virtual_machine": {"eastus": "eastus"},
    "azurerm_windows_virtual_machine_scale_set": {"eastus": "eastus"},
    "azurerm_machine_learning_compute_instance": {"West Europe": "eastus"},
    "azurerm_machine_learning_compute_cluster": {"West Europe": "westeurope"},
    "azurerm_kubernetes_cluster": {"West Europe|eastus": "eastus"},
    # Where West Europe has another price in the vendor's list.
    "azurerm_kubernetes_cluster_node_pool": {"West Europe|eastus": "eastus"},
}


# In how many regions a surcharge must be one and the same to be taken as the vendor's rule for a size.
LEAST_REGIONS = 3


def build(book):
    known = set()
    for row in sources.azure_machines():
        # A size that is announced and not yet sold is listed at 0.
        if row["suspect_cloud_services_collision"] == "0" and decimal.Decimal(row["usd_per_hour"]) > 0:
            key = azure.machine(row["region"], row["arm_sku"], "linux")
            known.add(key)
            book.add(key, "hours", row["usd_per_hour"], source=sources.AZURE_MACHINES, date=sources.AZURE_MACHINES_DATE)
    known |= _radar(book)
    _bills(book, known)
    _windows(book)


def _windows(book):
    """Windows costs a surcharge over Linux, by size: where it is one and the same, to the last digit, in every region that
    has both prices, the rest of the regions gets it, too. Of 48 such sizes in bills of other regions, 47 agree; the other
    is not one and the same and so is left out."""
    prices = {}
    for key, by_date in book.prices.items():
        _, _, region, size, system, how = key.split("/")
        if how == "on-demand":
            prices.setdefault(size, {}).setdefault(region, {})[system] = by_date[max(by_date)]["tiers"][0]
    for size, regions in prices.items():
        both = [of["windows"] - of["linux"] for of in regions.values() if len(of) == 2]
        if len(both) >= LEAST_REGIONS and len(set(both)) == 1:
            for region, of in regions.items():
                if "windows" not in of:
                    book.add(azure.machine(region, size, "windows"), "hours", of["linux"] + both[0],
                             source=f"{sources.AZURE_MACHINES} (medium: Linux plus the surcharge of Windows)", date=sources.AZURE_MACHINES_DATE)


def _radar(book):
    """Adds the machines of the copy; two that share a key are left out, since their ARM names are not in it."""
    prices = {}
    for row in sources.azure_radar():
        product, sku = row["product_name"], row["sku_name"]
        if row["service"] != "Virtual Machines" or row["type"] != "Consumption" or sku.endswith("Low Priority"):
            continue
        if re.search(r"Cloud ?Services|Dedicated ?Host|\bpromo\b", product, re.I) or row["unit_of_measure"] != "1 Hour":
            continue
        if re.search(r"Expired| - Free$", row["meter_name"]):
            continue
        system = "windows" if re.search(r"\bWindows\b", product) else "linux"
        how = "spot" if sku.endswith(" Spot") else "on-demand"
        # The list writes some sizes with their kind before them and some without.
        name = re.sub("^standard_", "", sku.removesuffix(" Spot"), flags=re.I)
        size = ("Basic_" if product.endswith(("A Series Basic", "A Series Basic Windows")) else "Standard_") + name
        key = azure.machine(row["region"], size, system, how)
        if decimal.Decimal(row["retail_price"]) > 0:
            prices.setdefault(key, set()).add(row["retail_price"])
    told = {key: price for key, (price, *others) in prices.items() if not others}
    for key, price in told.items():
        book.add(key, "hours", price, source=sources.AZURE_RADAR, date=sources.AZURE_RADAR_DATE)
    return set(told)


def _bills(book, known):
    for terraform_type, regions in BILLED.items():
        for row in sources.bills(terraform_type):
            found = SIZE.search(row["component"])
            region = regions.get(row["region"])
            if found and region:
                key = azure.machine(region, found[2], found[1].lower())
                if key not in known:
                    price = azure.hourly(row["unit_price"])
                    book.add(key, "hours", price, source=sources.PUBLISHED_BILLS, date=sources.PUBLISHED_BILLS_DATE)
