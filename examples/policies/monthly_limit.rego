# Denies a plan that adds more than 500 USD a month, and one resource that costs more than 2,000. Amounts are
# decimals in strings. A total of which a part is not known is a lower bound, so it may deny and never allow.
#
#   ccg estimate plan.json --format json |
#     opa eval --stdin-input --data examples/policies/monthly_limit.rego data.cloudcostguard.monthly_limit.deny
package cloudcostguard.monthly_limit

import rego.v1

deny contains message if {
	to_number(input.delta) > 500
	message := sprintf("The plan adds %s USD a month; 500 are allowed.", [input.delta])
}

deny contains message if {
	some resource in input.resources
	to_number(resource.after) > 2000
	message := sprintf("%s costs %s USD a month; 2000 are allowed.", [resource.address, resource.after])
}
