provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_athena_workgroup" "workgroup" {
  name = "workgroup"
}

resource "aws_athena_capacity_reservation" "reserved" {
  name        = "reserved"
  target_dpus = 24
}

resource "aws_timestreamwrite_table" "table" {
  database_name = "example"
  table_name    = "table"
}

resource "aws_timestreaminfluxdb_db_instance" "defaults" {
  name                   = "defaults"
  allocated_storage      = 100
  bucket                 = "example"
  db_instance_type       = "db.influx.medium"
  organization           = "example"
  username               = "example"
  password               = "examplepassword"
  vpc_security_group_ids = ["sg-00000001"]
  vpc_subnet_ids         = ["subnet-00000001"]
}

resource "aws_timestreaminfluxdb_db_instance" "standby" {
  name                   = "standby"
  allocated_storage      = 400
  bucket                 = "example"
  db_instance_type       = "db.influx.xlarge"
  db_storage_type        = "InfluxIOIncludedT2"
  deployment_type        = "WITH_MULTIAZ_STANDBY"
  organization           = "example"
  username               = "example"
  password               = "examplepassword"
  vpc_security_group_ids = ["sg-00000001"]
  vpc_subnet_ids         = ["subnet-00000001", "subnet-00000002"]
}

resource "aws_prometheus_workspace" "workspace" {
}

resource "aws_prometheus_scraper" "scraper" {
  scrape_configuration = "global: {}"

  source {
    eks {
      cluster_arn = "arn:aws:eks:us-east-1:123456789012:cluster/example"
      subnet_ids  = ["subnet-00000001", "subnet-00000002"]
    }
  }

  destination {
    amp {
      workspace_arn = "arn:aws:aps:us-east-1:123456789012:workspace/example"
    }
  }
}

resource "aws_datasync_task" "task" {
  source_location_arn      = "arn:aws:datasync:us-east-1:123456789012:location/loc-00000000000000001"
  destination_location_arn = "arn:aws:datasync:us-east-1:123456789012:location/loc-00000000000000002"
}

resource "aws_datasync_task" "enhanced" {
  source_location_arn      = "arn:aws:datasync:us-east-1:123456789012:location/loc-00000000000000001"
  destination_location_arn = "arn:aws:datasync:us-east-1:123456789012:location/loc-00000000000000002"
  task_mode                = "ENHANCED"
}

resource "aws_kinesis_video_stream" "stream" {
  name                    = "stream"
  data_retention_in_hours = 24
}

resource "aws_msk_serverless_cluster" "cluster" {
  cluster_name = "cluster"

  vpc_config {
    subnet_ids = ["subnet-00000001", "subnet-00000002"]
  }

  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}

resource "aws_mskconnect_connector" "provisioned" {
  name                       = "provisioned"
  kafkaconnect_version       = "2.7.1"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/example"
  connector_configuration    = { "tasks.max" = "1" }

  capacity {
    provisioned_capacity {
      mcu_count    = 2
      worker_count = 3
    }
  }

  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = "example.org:9092"

      vpc {
        security_groups = ["sg-00000001"]
        subnets         = ["subnet-00000001"]
      }
    }
  }

  kafka_cluster_client_authentication {
    authentication_type = "NONE"
  }

  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }

  plugin {
    custom_plugin {
      arn      = "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/example/1"
      revision = 1
    }
  }
}

resource "aws_mskconnect_connector" "scaled" {
  name                       = "scaled"
  kafkaconnect_version       = "2.7.1"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/example"
  connector_configuration    = { "tasks.max" = "1" }

  capacity {
    autoscaling {
      mcu_count        = 1
      min_worker_count = 2
      max_worker_count = 6
    }
  }

  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = "example.org:9092"

      vpc {
        security_groups = ["sg-00000001"]
        subnets         = ["subnet-00000001"]
      }
    }
  }

  kafka_cluster_client_authentication {
    authentication_type = "NONE"
  }

  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }

  plugin {
    custom_plugin {
      arn      = "arn:aws:kafkaconnect:us-east-1:123456789012:custom-plugin/example/1"
      revision = 1
    }
  }
}

resource "aws_msk_replicator" "replicator" {
  replicator_name            = "replicator"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/example"

  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = "arn:aws:kafka:us-west-2:123456789012:cluster/source/1"
    }

    vpc_config {
      subnet_ids          = ["subnet-00000001", "subnet-00000002"]
      security_groups_ids = ["sg-00000001"]
    }
  }

  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = "arn:aws:kafka:us-east-1:123456789012:cluster/target/1"
    }

    vpc_config {
      subnet_ids          = ["subnet-00000003", "subnet-00000004"]
      security_groups_ids = ["sg-00000002"]
    }
  }

  replication_info_list {
    source_kafka_cluster_arn = "arn:aws:kafka:us-west-2:123456789012:cluster/source/1"
    target_kafka_cluster_arn = "arn:aws:kafka:us-east-1:123456789012:cluster/target/1"
    target_compression_type  = "NONE"

    topic_replication {
      topics_to_replicate = [".*"]
    }

    consumer_group_replication {
      consumer_groups_to_replicate = [".*"]
    }
  }
}
