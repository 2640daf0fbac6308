provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_secretsmanager_secret" "without_usage" {
  name = "without-usage"
}

resource "aws_secretsmanager_secret" "with_usage" {
  name = "with-usage"
}

resource "aws_secretsmanager_secret" "replicated" {
  name = "replicated"
  replica {
    region = "eu-west-1"
  }
  replica {
    region = "us-west-2"
  }
}
