provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_msk_cluster" "small" {
  cluster_name           = "small"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2
  broker_node_group_info {
    instance_type   = "kafka.t3.small"
    client_subnets  = ["subnet-1", "subnet-2"]
    security_groups = ["sg-1"]
    storage_info {
      ebs_storage_info {
        volume_size = 500
      }
    }
  }
}

resource "aws_msk_cluster" "growing" {
  cluster_name           = "growing"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 4
  broker_node_group_info {
    instance_type   = "kafka.m5.24xlarge"
    client_subnets  = ["subnet-1", "subnet-2"]
    security_groups = ["sg-1"]
    storage_info {
      ebs_storage_info {
        volume_size = 1000
      }
    }
  }
}

resource "aws_appautoscaling_target" "growing" {
  max_capacity       = 8000
  min_capacity       = 2000
  resource_id        = aws_msk_cluster.growing.arn
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  service_namespace  = "kafka"
}
