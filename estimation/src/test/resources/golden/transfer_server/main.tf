provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_transfer_server" "by_default" {}

resource "aws_transfer_server" "every_protocol" {
  protocols              = ["SFTP", "FTPS", "FTP"]
  certificate            = "arn:aws:acm:us-east-1:123456789012:certificate/1"
  identity_provider_type = "API_GATEWAY"
  invocation_role        = "arn:aws:iam::123456789012:role/mock"
  url                    = "https://example.com"
  endpoint_type          = "VPC"
  endpoint_details {
    vpc_id = "vpc-1"
  }
}
