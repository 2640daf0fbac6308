# A stack as it grew over the years, for docs/recommendations.md: earlier generations, volumes of gp2 and io1, a NAT gateway
# in each zone, a group behind a launch template. plan.json beside it is this configuration planned by Terraform 1.11.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true

  default_tags {
    tags = { environment = "staging" }
  }
}

locals {
  zones = toset(["us-east-1a", "us-east-1b", "us-east-1c"])
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public" {
  for_each          = local.zones
  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, index(tolist(local.zones), each.key))
}

resource "aws_eip" "nat" {
  for_each = local.zones
  domain   = "vpc"
}

resource "aws_nat_gateway" "main" {
  for_each      = local.zones
  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id
}

resource "aws_eip" "spare" {
  domain = "vpc"
}

resource "aws_launch_template" "web" {
  name          = "web"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "m4.large"

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_type = "gp2"
      volume_size = 100
    }
  }
}

resource "aws_autoscaling_group" "web" {
  name                = "web"
  min_size            = 2
  max_size            = 6
  desired_capacity    = 3
  vpc_zone_identifier = [for subnet in aws_subnet.public : subnet.id]

  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
  }
}

resource "aws_instance" "batch" {
  for_each      = { import = "c4.xlarge", report = "t2.large" }
  ami           = "ami-0123456789abcdef0"
  instance_type = each.value
  subnet_id     = aws_subnet.public["us-east-1a"].id

  root_block_device {
    volume_type = "gp2"
    volume_size = 200
  }
}

resource "aws_ebs_volume" "queue" {
  availability_zone = "us-east-1a"
  type              = "io1"
  size              = 400
  iops              = 4000
}

resource "aws_volume_attachment" "queue" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.queue.id
  instance_id = aws_instance.batch["import"].id
}

resource "aws_db_instance" "main" {
  identifier        = "shop"
  engine            = "postgres"
  engine_version    = "12.17"
  instance_class    = "db.m5.xlarge"
  allocated_storage = 500
  storage_type      = "io1"
  iops              = 3000
  multi_az          = true
  username          = "shop"
  password          = "not-a-secret"
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "sessions"
  engine                     = "redis"
  engine_version             = "7.0"
  node_type                  = "cache.r5.large"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
}

resource "aws_cloudwatch_log_group" "web" {
  name = "/web"
}

resource "aws_s3_bucket" "archive" {
  bucket = "shop-archive"
}

resource "aws_kms_key" "data" {
  description = "data"
}
