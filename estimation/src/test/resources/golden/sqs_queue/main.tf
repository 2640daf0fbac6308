provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_sqs_queue" "standard" {
  name = "standard"
}

resource "aws_sqs_queue" "standard_in_chunks" {
  name = "standard-in-chunks"
}

resource "aws_sqs_queue" "standard_across_tiers" {
  name = "standard-across-tiers"
}

resource "aws_sqs_queue" "fifo" {
  name       = "queue.fifo"
  fifo_queue = true
}
