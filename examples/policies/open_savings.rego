# Warns of exact savings of more than 50 USD a month that are easy and of low risk, and denies a plan with a broken
# policy. Needs --recommend and --policy.
#
#   ccg estimate plan.json --recommend --policy examples/policies/finops.yaml --format json |
#     opa eval --stdin-input --data examples/policies/open_savings.rego data.cloudcostguard.open_savings
package cloudcostguard.open_savings

import rego.v1

warn contains message if {
	some saving in input.recommendations.recommendations
	saving.saving.kind == "EXACT"
	saving.effort == "LOW"
	saving.risk == "LOW"
	to_number(saving.saving.monthly) > 50
	message := sprintf("%s: %s saves %s USD a month.", [saving.resources[0], saving.title, saving.saving.monthly])
}

deny contains message if {
	some finding in input.policies.findings
	finding.outcome == "BROKEN"
	message := sprintf("%s breaks %s: %s", [finding.address, finding.rule, finding.message])
}
