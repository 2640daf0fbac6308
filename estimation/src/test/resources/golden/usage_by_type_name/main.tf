provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

resource "aws_sqs_queue" "of_type" {
  count = 2
  name  = "of-type-${count.index}"
}

resource "aws_sqs_queue" "own" {
  name = "own"
}
