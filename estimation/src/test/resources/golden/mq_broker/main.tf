provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

locals {
  user = { name = "user", password = "mock-password-1" }
}

resource "aws_mq_broker" "active_single" {
  broker_name        = "active_single"
  engine_type        = "ActiveMQ"
  engine_version     = "5.17.6"
  host_instance_type = "mq.t2.micro"
  user {
    username = local.user.name
    password = local.user.password
  }
}

resource "aws_mq_broker" "active_ebs" {
  broker_name        = "active_ebs"
  engine_type        = "ActiveMQ"
  engine_version     = "5.17.6"
  host_instance_type = "mq.m5.large"
  deployment_mode    = "SINGLE_INSTANCE"
  storage_type       = "ebs"
  user {
    username = local.user.name
    password = local.user.password
  }
}

resource "aws_mq_broker" "active_standby" {
  broker_name        = "active_standby"
  engine_type        = "ActiveMQ"
  engine_version     = "5.17.6"
  host_instance_type = "mq.m5.large"
  deployment_mode    = "ACTIVE_STANDBY_MULTI_AZ"
  user {
    username = local.user.name
    password = local.user.password
  }
}

resource "aws_mq_broker" "rabbit_single" {
  broker_name        = "rabbit_single"
  engine_type        = "RabbitMQ"
  engine_version     = "3.11.20"
  host_instance_type = "mq.m5.xlarge"
  user {
    username = local.user.name
    password = local.user.password
  }
}

resource "aws_mq_broker" "rabbit_cluster" {
  broker_name        = "rabbit_cluster"
  engine_type        = "RabbitMQ"
  engine_version     = "3.11.20"
  host_instance_type = "mq.m5.xlarge"
  deployment_mode    = "CLUSTER_MULTI_AZ"
  user {
    username = local.user.name
    password = local.user.password
  }
}

resource "aws_mq_broker" "no_usage" {
  broker_name        = "no_usage"
  engine_type        = "RabbitMQ"
  engine_version     = "3.11.20"
  host_instance_type = "mq.m5.large"
  user {
    username = local.user.name
    password = local.user.password
  }
}
