provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# What a savings plan charges for an hour is in the vendor's list of the plan only, and part of a plan is no price.
resource "aws_instance" "planned" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "m5.large"
}

resource "aws_instance" "not_whole" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "m5.large"
}
