provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_dynamodb_table" "t" {
  name           = "tab"
  hash_key       = "a"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "a"
    type = "S"
  }
  attribute {
    name = "b"
    type = "S"
  }
  global_secondary_index {
    name            = "gsi"
    hash_key        = "b"
    read_capacity   = 5
    write_capacity  = 5
    projection_type = "ALL"
  }
}
resource "aws_appautoscaling_target" "t" {
  max_capacity       = 1000
  min_capacity       = 100
  resource_id        = "table/${aws_dynamodb_table.t.name}/index/gsi"
  scalable_dimension = "dynamodb:index:ReadCapacityUnits"
  service_namespace  = "dynamodb"
}
resource "aws_rds_cluster" "a" {
  cluster_identifier = "aur"
  engine             = "aurora-postgresql"
  engine_version     = "13.9"
  master_username    = "u"
  master_password    = "p12345678"
}
resource "aws_rds_cluster_instance" "a" {
  cluster_identifier = aws_rds_cluster.a.id
  engine             = aws_rds_cluster.a.engine
  instance_class     = "db.r6g.large"
}
resource "aws_appautoscaling_target" "r" {
  max_capacity       = 5
  min_capacity       = 2
  resource_id        = "cluster:${aws_rds_cluster.a.cluster_identifier}"
  scalable_dimension = "rds:cluster:ReadReplicaCount"
  service_namespace  = "rds"
}
resource "aws_rds_cluster" "m" {
  cluster_identifier        = "maz"
  engine                    = "mysql"
  engine_version            = "8.0.35"
  db_cluster_instance_class = "db.m5d.large"
  storage_type              = "gp3"
  allocated_storage         = 400
  iops                      = 16000
  master_username           = "u"
  master_password           = "p12345678"
}
resource "aws_db_instance" "d" {
  identifier                            = "dlv"
  engine                                = "postgres"
  engine_version                        = "16.3"
  instance_class                        = "db.m6g.large"
  allocated_storage                     = 200
  storage_type                          = "io1"
  iops                                  = 4000
  dedicated_log_volume                  = true
  multi_az                              = true
  username                              = "u"
  password                              = "p12345678"
  database_insights_mode                = "advanced"
  performance_insights_enabled          = true
  performance_insights_retention_period = 465
}
resource "aws_opensearch_domain" "o" {
  domain_name    = "abc"
  engine_version = "OpenSearch_2.17"
  cluster_config {
    instance_type  = "m6g.large.search"
    instance_count = 3
    node_options {
      node_type = "coordinator"
      node_config {
        enabled = true
        type    = "m6g.large.search"
        count   = 2
      }
    }
  }
  ebs_options {
    ebs_enabled = true
    volume_size = 100
    volume_type = "gp3"
  }
}
resource "aws_msk_cluster" "k" {
  cluster_name           = "k"
  kafka_version          = "3.5.1"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m5.4xlarge"
    client_subnets  = ["subnet-1", "subnet-2", "subnet-3"]
    security_groups = ["sg-1"]
    storage_info {
      ebs_storage_info {
        volume_size = 1000
        provisioned_throughput {
          enabled           = true
          volume_throughput = 400
        }
      }
    }
  }
}
resource "aws_fsx_windows_file_system" "w" {
  storage_capacity    = 300
  throughput_capacity = 1024
  subnet_ids          = ["subnet-1"]
  active_directory_id = "d-1"
  disk_iops_configuration {
    mode = "USER_PROVISIONED"
    iops = 9000
  }
}
resource "aws_fsx_lustre_file_system" "l" {
  storage_capacity            = 1200
  subnet_ids                  = ["subnet-1"]
  deployment_type             = "PERSISTENT_2"
  per_unit_storage_throughput = 125
  metadata_configuration {
    mode = "USER_PROVISIONED"
    iops = 12000
  }
}
resource "aws_lb" "r" {
  subnets  = ["subnet-1", "subnet-2"]
  internal = true
  minimum_load_balancer_capacity { capacity_units = 200 }
}
resource "aws_ecs_cluster" "c" { name = "c" }
resource "aws_ecs_task_definition" "t" {
  family                   = "t"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = "[{\"name\":\"a\",\"image\":\"b\"}]"
  volume {
    name                = "v"
    configure_at_launch = true
  }
}
resource "aws_ecs_service" "s" {
  name            = "s"
  cluster         = aws_ecs_cluster.c.id
  launch_type     = "FARGATE"
  desired_count   = 3
  task_definition = aws_ecs_task_definition.t.arn
  network_configuration { subnets = ["subnet-1"] }
  volume_configuration {
    name = "v"
    managed_ebs_volume {
      role_arn    = "arn:aws:iam::123456789012:role/x"
      size_in_gb  = 200
      volume_type = "gp3"
      iops        = 5000
    }
  }
}
resource "aws_sagemaker_endpoint_configuration" "c" {
  name = "c"
  production_variants {
    variant_name           = "v1"
    model_name             = "m"
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
    volume_size_in_gb      = 100
  }
}
resource "aws_sagemaker_endpoint" "e" {
  name                 = "ep"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.c.name
}
resource "aws_appautoscaling_target" "s" {
  max_capacity       = 6
  min_capacity       = 3
  resource_id        = "endpoint/${aws_sagemaker_endpoint.e.name}/variant/v1"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  service_namespace  = "sagemaker"
}
resource "aws_keyspaces_table" "k" {
  keyspace_name = "ks"
  table_name    = "tb"
  schema_definition {
    column {
      name = "a"
      type = "text"
    }
    partition_key { name = "a" }
  }
  capacity_specification {
    throughput_mode      = "PROVISIONED"
    read_capacity_units  = 10
    write_capacity_units = 10
  }
}
resource "aws_appautoscaling_target" "k" {
  max_capacity       = 600
  min_capacity       = 300
  resource_id        = "keyspace/ks/table/${aws_keyspaces_table.k.table_name}"
  scalable_dimension = "cassandra:table:ReadCapacityUnits"
  service_namespace  = "cassandra"
}
resource "aws_launch_template" "wp" {
  name          = "wpt"
  instance_type = "m5.large"
}
resource "aws_autoscaling_group" "wp" {
  availability_zones = ["us-east-1a"]
  min_size           = 1
  max_size           = 4
  launch_template { id = aws_launch_template.wp.id }
  warm_pool {
    pool_state = "Running"
    min_size   = 2
  }
}
resource "aws_db_proxy" "p" {
  name           = "prx"
  engine_family  = "POSTGRESQL"
  role_arn       = "arn:aws:iam::123456789012:role/x"
  vpc_subnet_ids = ["subnet-1", "subnet-2"]
  auth { auth_scheme = "SECRETS" }
}
resource "aws_rds_cluster" "sv" {
  cluster_identifier = "sv2"
  engine             = "aurora-postgresql"
  engine_version     = "16.4"
  master_username    = "u"
  master_password    = "p12345678"
  serverlessv2_scaling_configuration {
    min_capacity = 16
    max_capacity = 64
  }
}
resource "aws_rds_cluster_instance" "sv" {
  cluster_identifier = aws_rds_cluster.sv.id
  engine             = "aurora-postgresql"
  instance_class     = "db.serverless"
}
resource "aws_db_proxy_target" "p" {
  db_proxy_name         = aws_db_proxy.p.name
  target_group_name     = "default"
  db_cluster_identifier = aws_rds_cluster.sv.cluster_identifier
}

resource "aws_neptune_cluster" "n" {
  cluster_identifier = "graph"
}
resource "aws_neptune_cluster_instance" "n" {
  cluster_identifier = aws_neptune_cluster.n.id
  instance_class     = "db.r5.large"
}
resource "aws_appautoscaling_target" "n" {
  max_capacity       = 3
  min_capacity       = 1
  resource_id        = "cluster:${aws_neptune_cluster.n.cluster_identifier}"
  scalable_dimension = "neptune:cluster:ReadReplicaCount"
  service_namespace  = "neptune"
}
resource "aws_autoscaling_group" "stopped_pool" {
  availability_zones = ["us-east-1a"]
  min_size           = 1
  max_size           = 10
  launch_template {
    id = aws_launch_template.volume.id
  }
  warm_pool {
    max_group_prepared_capacity = 3
  }
}
resource "aws_launch_template" "volume" {
  name          = "volume"
  instance_type = "m5.large"
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 100
      volume_type = "gp3"
    }
  }
  block_device_mappings {
    device_name = "/dev/sdf"
    ebs {
      snapshot_id = "snap-1"
    }
  }
}
resource "aws_vpc_endpoint" "e" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.us-east-1.ssm"
  vpc_endpoint_type = "Interface"
}
resource "aws_vpc_endpoint_subnet_association" "e" {
  count           = 3
  vpc_endpoint_id = aws_vpc_endpoint.e.id
  subnet_id       = "subnet-${count.index}"
}
resource "aws_vpn_connection" "v" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"
  transit_gateway_id  = "tgw-1"
  enable_acceleration = true
}
resource "aws_directory_service_directory" "d" {
  name                                 = "corp.example.com"
  password                             = "Aa1!aaaaaaa"
  type                                 = "MicrosoftAD"
  edition                              = "Standard"
  desired_number_of_domain_controllers = 4
  vpc_settings {
    vpc_id     = "vpc-1"
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}
resource "aws_mwaa_environment" "m" {
  name               = "mwaa"
  dag_s3_path        = "d"
  execution_role_arn = "arn:aws:iam::123456789012:role/x"
  source_bucket_arn  = "arn:aws:s3:::x"
  min_workers        = 3
  max_workers        = 5
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1", "subnet-2"]
  }
}
resource "aws_ebs_volume" "of_plan" {
  availability_zone = "us-east-1a"
  size              = 40
  type              = "gp3"
}
resource "aws_ebs_snapshot" "of_plan" {
  volume_id = aws_ebs_volume.of_plan.id
}
resource "aws_ebs_volume" "of_its_snapshot" {
  availability_zone = "us-east-1a"
  snapshot_id       = aws_ebs_snapshot.of_plan.id
}
resource "aws_ebs_volume" "of_another_snapshot" {
  availability_zone = "us-east-1a"
  snapshot_id       = "snap-1"
}

resource "aws_elasticache_serverless_cache" "redis" {
  name   = "redis"
  engine = "redis"
}

resource "aws_elasticache_serverless_cache" "valkey" {
  name   = "valkey"
  engine = "valkey"
  cache_usage_limits {
    ecpu_per_second {
      minimum = 10000
      maximum = 50000
    }
  }
}

resource "aws_apprunner_auto_scaling_configuration_version" "a" {
  auto_scaling_configuration_name = "a"
  min_size                        = 3
}

resource "aws_apprunner_service" "a" {
  service_name                   = "a"
  auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.a.arn
  source_configuration {
    auto_deployments_enabled = false
    image_repository {
      image_identifier      = "public.ecr.aws/a/b:latest"
      image_repository_type = "ECR_PUBLIC"
    }
  }
}

resource "aws_ec2_transit_gateway_peering_attachment_accepter" "t" {
  transit_gateway_attachment_id = "tgw-attach-1"
}

resource "aws_dynamodb_table" "unnamed" {
  name           = "tab-${aws_ebs_volume.of_plan.id}"
  hash_key       = "a"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "a"
    type = "S"
  }
  attribute {
    name = "b"
    type = "S"
  }
  dynamic "global_secondary_index" {
    for_each = toset(["one", "two"])
    content {
      name            = global_secondary_index.value
      hash_key        = "b"
      read_capacity   = 5
      write_capacity  = 5
      projection_type = "ALL"
    }
  }
}
resource "aws_appautoscaling_target" "unnamed" {
  for_each           = toset(["one", "two"])
  max_capacity       = 1000
  min_capacity       = each.key == "one" ? 100 : 200
  resource_id        = "table/${aws_dynamodb_table.unnamed.name}/index/${each.key}"
  scalable_dimension = "dynamodb:index:ReadCapacityUnits"
  service_namespace  = "dynamodb"
}
resource "aws_dynamodb_table" "lit" {
  name           = "lit"
  hash_key       = "a"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "a"
    type = "S"
  }
  global_secondary_index {
    name            = "one"
    hash_key        = "a"
    read_capacity   = 5
    write_capacity  = 5
    projection_type = "ALL"
  }
}
resource "aws_appautoscaling_target" "lit" {
  max_capacity       = 1000
  min_capacity       = 100
  resource_id        = "table/lit/index/one"
  scalable_dimension = "dynamodb:index:ReadCapacityUnits"
  service_namespace  = "dynamodb"
}
