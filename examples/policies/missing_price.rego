# Denies a plan of which a resource has no price, unless its type is one of those that may.
#
#   ccg estimate plan.json --format json |
#     opa eval --stdin-input --data examples/policies/missing_price.rego data.cloudcostguard.missing_price.deny
package cloudcostguard.missing_price

import rego.v1

may_be_open := {"aws_shield_protection"}

deny contains message if {
	some resource in input.resources
	resource.state in {"NOT_PRICED", "UNSUPPORTED"}
	not resource.type in may_be_open
	message := sprintf("%s has no price: %s", [resource.address, object.get(resource, "reason", "")])
}
