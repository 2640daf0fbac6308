provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_keyspaces_table" "on_demand" {
  keyspace_name = "example"
  table_name    = "on_demand"

  schema_definition {
    column {
      name = "id"
      type = "text"
    }

    partition_key {
      name = "id"
    }
  }
}

resource "aws_keyspaces_table" "provisioned" {
  keyspace_name = "example"
  table_name    = "provisioned"

  capacity_specification {
    throughput_mode      = "PROVISIONED"
    read_capacity_units  = 100
    write_capacity_units = 50
  }

  point_in_time_recovery {
    status = "ENABLED"
  }

  schema_definition {
    column {
      name = "id"
      type = "text"
    }

    partition_key {
      name = "id"
    }
  }
}

resource "aws_kendra_index" "enterprise" {
  name     = "enterprise"
  role_arn = "arn:aws:iam::123456789012:role/example"

  capacity_units {
    query_capacity_units   = 2
    storage_capacity_units = 1
  }
}

resource "aws_kendra_index" "developer" {
  name     = "developer"
  role_arn = "arn:aws:iam::123456789012:role/example"
  edition  = "DEVELOPER_EDITION"

  capacity_units {
    query_capacity_units   = 0
    storage_capacity_units = 0
  }
}

resource "aws_service_discovery_instance" "instance" {
  instance_id = "instance"
  service_id  = "srv-00000001"

  attributes = {
    AWS_INSTANCE_IPV4 = "10.0.0.1"
  }
}

resource "aws_verifiedpermissions_policy_store" "store" {
  validation_settings {
    mode = "OFF"
  }
}

resource "aws_appflow_flow" "flow" {
  name = "flow"

  source_flow_config {
    connector_type = "S3"

    source_connector_properties {
      s3 {
        bucket_name   = "source"
        bucket_prefix = "example"
      }
    }
  }

  destination_flow_config {
    connector_type = "S3"

    destination_connector_properties {
      s3 {
        bucket_name = "destination"
      }
    }
  }

  task {
    source_fields     = ["id"]
    destination_field = "id"
    task_type         = "Map"

    connector_operator {
      s3 = "NO_OP"
    }
  }

  trigger_config {
    trigger_type = "OnDemand"
  }
}

resource "aws_auditmanager_assessment" "assessment" {
  name         = "assessment"
  framework_id = "00000000-0000-0000-0000-000000000001"

  assessment_reports_destination {
    destination      = "s3://example"
    destination_type = "S3"
  }

  roles {
    role_arn  = "arn:aws:iam::123456789012:role/example"
    role_type = "PROCESS_OWNER"
  }

  scope {
    aws_accounts {
      id = "123456789012"
    }

    aws_services {
      service_name = "S3"
    }
  }
}

resource "aws_fis_experiment_template" "template" {
  description = "template"
  role_arn    = "arn:aws:iam::123456789012:role/example"

  stop_condition {
    source = "none"
  }

  action {
    name      = "wait"
    action_id = "aws:fis:wait"

    parameter {
      key   = "duration"
      value = "PT10M"
    }
  }
}

resource "aws_accessanalyzer_analyzer" "unused" {
  analyzer_name = "unused"
  type          = "ACCOUNT_UNUSED_ACCESS"

  configuration {
    unused_access {
      unused_access_age = 90
    }
  }
}

resource "aws_accessanalyzer_analyzer" "external" {
  analyzer_name = "external"
}

resource "aws_paymentcryptography_key" "key" {
  exportable = true

  key_attributes {
    key_algorithm = "TDES_3KEY"
    key_class     = "SYMMETRIC_KEY"
    key_usage     = "TR31_P0_PIN_ENCRYPTION_KEY"

    key_modes_of_use {
      decrypt = true
      encrypt = true
      wrap    = true
      unwrap  = true
    }
  }
}

resource "aws_media_package_channel" "channel" {
  channel_id = "channel"
}

resource "aws_shield_subscription" "subscription" {
}

resource "aws_synthetics_canary" "canary" {
  name                 = "canary"
  artifact_s3_location = "s3://example/"
  execution_role_arn   = "arn:aws:iam::123456789012:role/example"
  handler              = "example.handler"
  s3_bucket            = "example"
  s3_key               = "example.zip"
  runtime_version      = "syn-nodejs-puppeteer-9.1"

  schedule {
    expression = "rate(5 minutes)"
  }
}

resource "aws_rum_app_monitor" "monitor" {
  name   = "monitor"
  domain = "example.org"
}

resource "aws_cloudwatch_metric_stream" "stream" {
  name          = "stream"
  role_arn      = "arn:aws:iam::123456789012:role/example"
  firehose_arn  = "arn:aws:firehose:us-east-1:123456789012:deliverystream/example"
  output_format = "json"
}

resource "aws_cloudwatch_contributor_insight_rule" "rule" {
  rule_name       = "rule"
  rule_definition = "{}"
}

resource "aws_sesv2_dedicated_ip_assignment" "address" {
  ip                    = "192.0.2.1"
  destination_pool_name = "example"
}

resource "aws_iot_topic_rule" "rule" {
  name        = "rule"
  enabled     = true
  sql         = "SELECT * FROM 'topic'"
  sql_version = "2016-03-23"

  sqs {
    queue_url  = "https://sqs.us-east-1.amazonaws.com/123456789012/example"
    role_arn   = "arn:aws:iam::123456789012:role/example"
    use_base64 = false
  }
}

resource "aws_fms_policy" "groups" {
  name                  = "groups"
  exclude_resource_tags = false
  resource_type         = "AWS::EC2::SecurityGroup"

  security_service_policy_data {
    type = "SECURITY_GROUPS_COMMON"
  }
}

resource "aws_fms_policy" "third_party" {
  name                  = "third_party"
  exclude_resource_tags = false
  resource_type         = "AWS::EC2::VPC"

  security_service_policy_data {
    type = "THIRD_PARTY_FIREWALL"
  }
}

resource "aws_sagemaker_app" "notebook" {
  domain_id         = "d-00000000001"
  user_profile_name = "example"
  app_name          = "notebook"
  app_type          = "KernelGateway"

  resource_spec {
    instance_type = "ml.m5.large"
  }
}

resource "aws_sagemaker_app" "server" {
  domain_id         = "d-00000000001"
  user_profile_name = "example"
  app_name          = "default"
  app_type          = "JupyterServer"

  resource_spec {
    instance_type = "system"
  }
}

resource "aws_location_tracker" "tracker" {
  tracker_name = "tracker"
}

resource "aws_location_geofence_collection" "collection" {
  collection_name = "collection"
}

resource "aws_location_place_index" "index" {
  index_name  = "index"
  data_source = "Here"
}

resource "aws_location_route_calculator" "calculator" {
  calculator_name = "calculator"
  data_source     = "Esri"
}
