provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_guardduty_detector" "detector" {
}

resource "aws_guardduty_detector" "off" {
  enable = false
}

resource "aws_inspector2_enabler" "all" {
  account_ids    = ["123456789012"]
  resource_types = ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"]
}

resource "aws_inspector2_enabler" "images" {
  account_ids    = ["123456789013"]
  resource_types = ["ECR"]
}

resource "aws_macie2_account" "account" {
}

resource "aws_macie2_classification_job" "job" {
  job_type = "ONE_TIME"
  name     = "job"

  s3_job_definition {
    bucket_definitions {
      account_id = "123456789012"
      buckets    = ["example"]
    }
  }
}

resource "aws_securityhub_account" "account" {
}

resource "aws_detective_graph" "graph" {
}
