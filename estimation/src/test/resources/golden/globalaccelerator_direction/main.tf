provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Only the direction in which more flows is charged.
resource "aws_globalaccelerator_accelerator" "edge" {
  name = "edge"
}

resource "aws_globalaccelerator_listener" "edge" {
  accelerator_arn = aws_globalaccelerator_accelerator.edge.id
  protocol        = "TCP"
  port_range {
    from_port = 443
    to_port   = 443
  }
}

locals {
  groups = ["eu-west-1", "us-west-1"]
}

resource "aws_globalaccelerator_endpoint_group" "at" {
  for_each              = toset(local.groups)
  listener_arn          = aws_globalaccelerator_listener.edge.id
  endpoint_group_region = each.key
}
