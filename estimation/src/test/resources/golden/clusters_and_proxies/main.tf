# Made by hand after the provider's schema.

provider "aws" {
  region = "eu-west-1"
}

resource "aws_fsx_lustre_file_system" "persistent" {
  deployment_type = "PERSISTENT_2"
  storage_type = "SSD"
  storage_capacity = 1200
  per_unit_storage_throughput = 250
}

resource "aws_fsx_lustre_file_system" "disks" {
  deployment_type = "PERSISTENT_1"
  storage_type = "HDD"
  storage_capacity = 6000
  per_unit_storage_throughput = 12
  drive_cache_type = "READ"
}

resource "aws_fsx_ontap_file_system" "zones" {
  deployment_type = "MULTI_AZ_1"
  storage_capacity = 1024
  throughput_capacity = 256
  disk_iops_configuration {
    mode = "USER_PROVISIONED"
    iops = 4096
  }
}

resource "aws_emr_cluster" "hadoop" {
  name = "hadoop"
  release_label = "emr-7.1.0"
  master_instance_group {
    instance_type = "m5.xlarge"
    instance_count = 1
  }
  core_instance_group {
    instance_type = "m5.xlarge"
    instance_count = 3
    ebs_config {
      size = 100
      type = "gp3"
      volumes_per_instance = 2
    }
  }
}

resource "aws_emr_instance_group" "task" {
  instance_type = "m5.xlarge"
  instance_count = 2
  bid_price = "0.1"
  cluster_id = aws_emr_cluster.hadoop.id
}

resource "aws_emr_cluster" "fleet" {
  name = "fleet"
  release_label = "emr-7.1.0"
  master_instance_fleet {
    target_on_demand_capacity = 1
  }
  core_instance_fleet {
    target_on_demand_capacity = 4
  }
}

resource "aws_cognito_user_pool" "lite" {
  name = "lite"
  user_pool_tier = "LITE"
}

resource "aws_cognito_user_pool" "default" {
  name = "default"
}

resource "aws_db_instance" "db" {
  identifier = "db"
  engine = "postgres"
  engine_version = "16.4"
  instance_class = "db.m6g.xlarge"
  allocated_storage = 100
  storage_type = "gp3"
}

resource "aws_db_proxy" "proxy" {
  name = "proxy"
  engine_family = "POSTGRESQL"
}

resource "aws_db_proxy_target" "db" {
  target_group_name = "default"
  db_proxy_name = aws_db_proxy.proxy.name
  db_instance_identifier = aws_db_instance.db.identifier
}

resource "aws_db_proxy" "outside" {
  name = "outside"
  engine_family = "MYSQL"
}

resource "aws_sagemaker_endpoint_configuration" "models" {
  name = "models"
  production_variants {
    variant_name = "a"
    model_name = "m"
    instance_type = "ml.m5.large"
    initial_instance_count = 2
  }
  production_variants {
    variant_name = "b"
    model_name = "m"
    serverless_config {
      max_concurrency = 5
      memory_size_in_mb = 2048
    }
  }
}

resource "aws_sagemaker_endpoint" "models" {
  name = "models"
  endpoint_config_name = "models"
}

resource "aws_sagemaker_endpoint" "outside" {
  name = "outside"
  endpoint_config_name = "elsewhere"
}

resource "aws_sagemaker_notebook_instance" "notes" {
  name = "notes"
  instance_type = "ml.t3.medium"
  volume_size = 20
}
