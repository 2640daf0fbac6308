provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_lb" "application" {
  internal = true
  subnets  = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "application_by_connections" {
  load_balancer_type = "application"
  subnets            = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "by_rules" {
  load_balancer_type = "application"
  subnets            = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "network" {
  load_balancer_type = "network"
  subnets            = ["subnet-1"]
}

resource "aws_lb" "network_by_bytes" {
  load_balancer_type = "network"
  subnets            = ["subnet-1"]
}

resource "aws_lb" "gateway" {
  load_balancer_type = "gateway"
  subnets            = ["subnet-1"]
}

resource "aws_elb" "classic" {
  subnets = ["subnet-1"]
  listener {
    instance_port     = 80
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}

resource "aws_elb" "classic_with_usage" {
  subnets = ["subnet-1"]
  listener {
    instance_port     = 80
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
