"""Reserved offers, by the hour. Only of the families that most machines are of, so that the book stays small: of others, loaded lists have them."""

import re

import sources
import tables

GENERAL = re.compile(r"(?:db\.|cache\.)?(?:t2|t3|t3a|t4g|[mcr](?:5|6i|6a|6g|7i|7g))\.")
PAYMENTS = {"No Upfront": "no_upfront", "Partial Upfront": "partial_upfront"}
TERMS = {"1yr": "1_year", "3yr": "3_year"}


def rows(file):
    """The rows of a file, with `lease` as keys have it."""
    for row in sources.hole(file):
        if GENERAL.match(row["instance_type"]) and row["payment"] in PAYMENTS and tables.REGION.fullmatch(row["region"]):
            yield row | {"lease": f"{TERMS[row['term']]}/{PAYMENTS[row['payment']]}"}
