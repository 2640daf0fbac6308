provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_cloudtrail" "without_usage" {
  name           = "without-usage"
  s3_bucket_name = "trail"
}

resource "aws_cloudtrail" "with_insights" {
  name           = "with-insights"
  s3_bucket_name = "trail"
  insight_selector {
    insight_type = "ApiCallRateInsight"
  }
}

resource "aws_cloudtrail" "data_only" {
  name           = "data-only"
  s3_bucket_name = "trail"
  event_selector {
    include_management_events = false
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}

resource "aws_cloudformation_stack" "with_usage" {
  name          = "stack"
  template_body = jsonencode({ Resources = { Thing = { Type = "Vendor::Service::Thing" } } })
}

resource "aws_cloudformation_stack_set" "without_usage" {
  name          = "set"
  template_body = jsonencode({ Resources = { Thing = { Type = "Vendor::Service::Thing" } } })
}

resource "aws_config_config_rule" "with_usage" {
  name = "rule"
  source {
    owner             = "AWS"
    source_identifier = "S3_BUCKET_VERSIONING_ENABLED"
  }
}

resource "aws_config_organization_custom_rule" "with_usage" {
  name                = "custom"
  lambda_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:rule"
  trigger_types       = ["ConfigurationItemChangeNotification"]
}

resource "aws_config_organization_managed_rule" "without_usage" {
  name            = "managed"
  rule_identifier = "IAM_PASSWORD_POLICY"
}

resource "aws_config_configuration_recorder" "continuous" {
  name     = "continuous"
  role_arn = "arn:aws:iam::123456789012:role/config"
}

resource "aws_config_configuration_recorder" "daily" {
  name     = "daily"
  role_arn = "arn:aws:iam::123456789012:role/config"
  recording_mode {
    recording_frequency = "DAILY"
  }
}

resource "aws_ssm_activation" "standard" {
  iam_role           = "ssm"
  registration_limit = 5
}

resource "aws_ssm_activation" "advanced" {
  iam_role           = "ssm"
  registration_limit = 5
}

resource "aws_ssm_parameter" "standard" {
  name  = "standard"
  type  = "String"
  value = "value"
}

resource "aws_ssm_parameter" "standard_higher_throughput" {
  name  = "standard-higher-throughput"
  type  = "String"
  value = "value"
  tier  = "Standard"
}

resource "aws_ssm_parameter" "advanced" {
  name  = "advanced"
  type  = "String"
  value = "value"
  tier  = "Advanced"
}

resource "aws_ssm_parameter" "advanced_for_a_while" {
  name  = "advanced-for-a-while"
  type  = "String"
  value = "value"
  tier  = "Advanced"
}

resource "aws_config_organization_custom_policy_rule" "without_usage" {
  name           = "policy"
  policy_runtime = "guard-2.x.x"
  policy_text    = "rule always { true }"
  trigger_types  = ["ConfigurationItemChangeNotification"]
}
