"""WorkSpaces: desktops by system, type, volumes and how they run, and their hours."""

import re

import sources
import tables

METRIC = re.compile(
    r"\[(Windows|Linux|Ubuntu Linux|Rocky Linux|Red Hat Enterprise Linux) "
    r"(Value|Standard|Performance|Power|PowerPro|General Purpose|Graphics g4dn|GraphicsPro g4dn) "
    r"(AlwaysOn|AutoStop) Billed by the (month|hour) (Included|BYOL|None)\]"
)
SYSTEMS = {
    ("Windows", "Included"): "windows",
    ("Windows", "BYOL"): "windows-byol",
    ("Linux", "None"): "linux",
    ("Ubuntu Linux", "None"): "ubuntu",
    ("Rocky Linux", "Included"): "rocky",
    ("Red Hat Enterprise Linux", "Included"): "rhel",
}
ATTRIBUTE = re.compile(r"(RootVolume|UserVolume|Bundle): ([^,]+)")


def build(book):
    for row in sources.feed("workspaces"):
        metric = METRIC.match(row["metric"])
        if metric is None or not tables.REGION.fullmatch(row["region"]):
            continue
        attributes = dict(ATTRIBUTE.findall(row["attributes"]))
        if not {"RootVolume", "UserVolume", "Bundle"} <= attributes.keys():
            continue
        system = SYSTEMS[metric[1], metric[5]]
        # As the provider writes them: GENERALPURPOSE_4XLARGE, GRAPHICS_G4DN; without the number of the volumes.
        kind = re.sub(r"-\d$", "", attributes["Bundle"]).replace(".", "_")
        root, user = (attributes[name].removesuffix(" GB") for name in ("RootVolume", "UserVolume"))
        mode = {"AlwaysOn": "always_on", "AutoStop": "auto_stop"}[metric[3]]
        at = f"aws/workspaces/{row['region']}"
        if metric[4] == "month":
            key, unit = f"{at}/desktop/{system}/{kind}/{root}-{user}/{mode}", "months"
        else:
            key, unit = f"{at}/hours/{system}/{kind}", "hours"
        book.add(key, unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
