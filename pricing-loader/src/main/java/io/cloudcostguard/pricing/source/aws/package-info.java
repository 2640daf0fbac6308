/// Reads AWS's bulk price lists: offer files, savings plans, spot. Maps AWS's products to price
/// keys.
///
/// Keys are those that resource types ask for. Those that none asks for yet:
/// - `aws/savings-plan/<region>/<compute|ec2-instance|database|…>/<1_year|3_year>/<payment>/<offer>/<usage
///   type>[/<operation>]`, e.g.
///   `aws/savings-plan/eu-west-1/compute/1_year/no_upfront/amazonec2/boxusage:m5.large/runinstances`:
///   what an hour costs under the plan; the usage type has no region before it.
/// - `aws/ecs/<region>/fargate-spot/x86/<vcpu|memory>`.
@NullMarked
package io.cloudcostguard.pricing.source.aws;

import org.jspecify.annotations.NullMarked;
