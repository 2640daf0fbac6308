# A plain web stack, and the sample of `./ccg demo`. plan.json beside it is this configuration planned
# by Terraform 1.11 on a state in which the server was a t3.small with a gp2 data volume, there was
# one worker more, and nothing of the database, the cluster and the functions existed.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  subnet_id     = aws_subnet.public.id

  root_block_device {
    volume_type = "gp3"
    volume_size = 50
  }
}

resource "aws_instance" "worker" {
  count         = 2
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.medium"
  subnet_id     = aws_subnet.public.id
}

resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-1a"
  size              = 500
  type              = "gp3"
  iops              = 6000
  throughput        = 250
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.public.id
}

resource "aws_lb" "web" {
  load_balancer_type = "application"
  subnets            = ["subnet-1", "subnet-2"]
}

resource "aws_db_instance" "main" {
  identifier        = "shop"
  engine            = "postgres"
  engine_version    = "16.4"
  instance_class    = "db.m6g.large"
  allocated_storage = 100
  storage_type      = "gp3"
  multi_az          = true
  username          = "shop"
  password          = "not-a-real-password"
}

resource "aws_s3_bucket" "assets" {
  bucket = "shop-assets"
}

resource "aws_iam_role" "lambda" {
  name = "lambda"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "thumbnails" {
  function_name = "thumbnails"
  role          = aws_iam_role.lambda.arn
  runtime       = "python3.13"
  handler       = "main.handler"
  filename      = "function.zip"
  memory_size   = 512
  architectures = ["arm64"]

  environment {
    variables = { API_KEY = "not-a-real-key" }
  }
}

resource "aws_eks_cluster" "main" {
  name     = "shop"
  role_arn = aws_iam_role.lambda.arn
  version  = "1.33"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_elasticache_cluster" "sessions" {
  cluster_id      = "sessions"
  engine          = "redis"
  node_type       = "cache.t4g.small"
  num_cache_nodes = 1
}
