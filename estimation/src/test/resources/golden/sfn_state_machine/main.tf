provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

# Known only after apply, so that planning does not ask the vendor to validate it.
resource "terraform_data" "definition" {
  input = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })
}

resource "aws_sfn_state_machine" "standard" {
  name       = "standard"
  role_arn   = "arn:aws:iam::123456789012:role/workflow"
  definition = terraform_data.definition.output
}

resource "aws_sfn_state_machine" "standard_with_usage" {
  name       = "standard-with-usage"
  role_arn   = "arn:aws:iam::123456789012:role/workflow"
  definition = terraform_data.definition.output
}

resource "aws_sfn_state_machine" "express" {
  name       = "express"
  role_arn   = "arn:aws:iam::123456789012:role/workflow"
  type       = "EXPRESS"
  definition = terraform_data.definition.output
}

resource "aws_sfn_state_machine" "express_across_tiers" {
  name       = "express-across-tiers"
  role_arn   = "arn:aws:iam::123456789012:role/workflow"
  type       = "EXPRESS"
  definition = terraform_data.definition.output
}
