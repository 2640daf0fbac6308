# Made by hand after the provider's schema: the same things by two providers.

provider "aws" {
  region = "eu-west-1"
}

provider "awscc" {
  region = "eu-west-1"
}

resource "aws_ebs_volume" "disk" {
  availability_zone = "eu-west-1a"
  size = 100
  type = "gp3"
  iops = 4000
  throughput = 250
}

resource "awscc_ec2_volume" "disk" {
  availability_zone = "eu-west-1a"
  size = 100
  volume_type = "gp3"
  iops = 4000
  throughput = 250
  tags = [
    {
      key = "team"
      value = "shop"
    },
  ]
}

resource "aws_instance" "web" {
  ami = "ami-1"
  instance_type = "m5.large"
  root_block_device {
    volume_type = "gp3"
    volume_size = 50
  }
  ebs_block_device {
    device_name = "/dev/sdf"
    volume_type = "gp3"
    volume_size = 200
  }
}

resource "awscc_ec2_instance" "web" {
  image_id = "ami-1"
  instance_type = "m5.large"
  block_device_mappings = [
    {
      device_name = "/dev/xvda"
      ebs = {
        volume_type = "gp3"
        volume_size = 50
      }
    },
    {
      device_name = "/dev/sdf"
      ebs = {
        volume_type = "gp3"
        volume_size = 200
      }
    },
  ]
}

resource "aws_lb" "lb" {
  name = "lb"
  load_balancer_type = "network"
  internal = true
}

resource "awscc_elasticloadbalancingv2_load_balancer" "lb" {
  name = "lb"
  type = "network"
  scheme = "internal"
}

resource "aws_db_instance" "db" {
  engine = "postgres"
  engine_version = "16.4"
  instance_class = "db.m5.large"
  allocated_storage = 100
  storage_type = "gp3"
  multi_az = true
}

resource "awscc_rds_db_instance" "db" {
  engine = "postgres"
  engine_version = "16.4"
  db_instance_class = "db.m5.large"
  allocated_storage = "100"
  storage_type = "gp3"
  multi_az = true
}

resource "aws_rds_cluster" "aurora" {
  cluster_identifier = "aurora"
  engine = "aurora-postgresql"
  engine_version = "16.4"
  storage_type = "aurora-iopt1"
}

resource "awscc_rds_db_cluster" "aurora" {
  db_cluster_identifier = "aurora-cc"
  engine = "aurora-postgresql"
  engine_version = "16.4"
  storage_type = "aurora-iopt1"
}

resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = "aurora"
  engine = "aurora-postgresql"
  instance_class = "db.r6g.large"
}

resource "awscc_rds_db_instance" "member" {
  db_cluster_identifier = "aurora-cc"
  engine = "aurora-postgresql"
  db_instance_class = "db.r6g.large"
}

resource "aws_dynamodb_table" "table" {
  name = "table"
  billing_mode = "PROVISIONED"
  read_capacity = 10
  write_capacity = 5
  global_secondary_index {
    name = "one"
    read_capacity = 2
    write_capacity = 1
  }
  global_secondary_index {
    name = "two"
    read_capacity = 4
    write_capacity = 3
  }
}

resource "awscc_dynamodb_table" "table" {
  table_name = "table-cc"
  billing_mode = "PROVISIONED"
  provisioned_throughput = {
    read_capacity_units = 10
    write_capacity_units = 5
  }
  global_secondary_indexes = [
    {
      index_name = "one"
      provisioned_throughput = {
        read_capacity_units = 2
        write_capacity_units = 1
      }
    },
    {
      index_name = "two"
      provisioned_throughput = {
        read_capacity_units = 4
        write_capacity_units = 3
      }
    },
  ]
}

resource "aws_kinesis_stream" "stream" {
  name = "stream"
  shard_count = 4
  retention_period = 48
}

resource "awscc_kinesis_stream" "stream" {
  name = "stream-cc"
  shard_count = 4
  retention_period_hours = 48
}

resource "aws_kms_key" "key" {
  customer_master_key_spec = "RSA_2048"
}

resource "awscc_kms_key" "key" {
  key_spec = "RSA_2048"
}

resource "aws_route53_health_check" "check" {
  type = "HTTPS"
  request_interval = 10
  fqdn = "example.org"
}

resource "awscc_route53_health_check" "check" {
  health_check_config = {
    type = "HTTPS"
    request_interval = 10
    fully_qualified_domain_name = "example.org"
  }
}

resource "aws_wafv2_web_acl" "acl" {
  name = "acl"
  scope = "REGIONAL"
  rule {
    name = "a"
    priority = 0
  }
  rule {
    name = "b"
    priority = 1
  }
}

resource "awscc_wafv2_web_acl" "acl" {
  name = "acl-cc"
  scope = "REGIONAL"
  rules = [
    {
      name = "a"
      priority = 0
    },
    {
      name = "b"
      priority = 1
    },
  ]
}

resource "aws_sfn_state_machine" "machine" {
  name = "m"
  type = "STANDARD"
}

resource "awscc_stepfunctions_state_machine" "machine" {
  state_machine_name = "m"
  state_machine_type = "STANDARD"
}

resource "aws_lambda_function" "function" {
  function_name = "f"
  memory_size = 512
  architectures = ["arm64"]
  ephemeral_storage {
    size = 1024
  }
}

resource "awscc_lambda_function" "function" {
  function_name = "f-cc"
  memory_size = 512
  architectures = ["arm64"]
  ephemeral_storage = {
    size = 1024
  }
}

resource "aws_launch_template" "nodes" {
  name = "nodes"
  instance_type = "m5.xlarge"
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_type = "gp3"
      volume_size = 80
    }
  }
}

resource "awscc_ec2_launch_template" "nodes" {
  launch_template_name = "nodes-cc"
  launch_template_data = {
    instance_type = "m5.xlarge"
    block_device_mappings = [
      {
        device_name = "/dev/xvda"
        ebs = {
          volume_type = "gp3"
          volume_size = 80
        }
      },
    ]
  }
}

resource "aws_eks_node_group" "nodes" {
  cluster_name = "c"
  node_group_name = "n"
  scaling_config {
    desired_size = 2
    max_size = 3
    min_size = 1
  }
  launch_template {
    id = aws_launch_template.nodes.id
  }
}

resource "awscc_eks_nodegroup" "nodes" {
  cluster_name = "c"
  nodegroup_name = "n"
  scaling_config = {
    desired_size = 2
    max_size = 3
    min_size = 1
  
  }
  launch_template = {
    id = awscc_ec2_launch_template.nodes.launch_template_id
  }
}

resource "awscc_ec2_volume" "later" {
  availability_zone = "eu-west-1a"
  volume_type = "gp3"
  size = aws_kms_key.key.key_id
}

resource "awscc_iam_role" "role" {
  role_name = "role"
}
