provider "aws" {
  region                      = "us-west-2"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

# Local zones have prices of their own; those of their region are not theirs.
resource "aws_subnet" "local" {
  vpc_id            = "vpc-1"
  cidr_block        = "10.0.0.0/24"
  availability_zone = "us-west-2-lax-1a"
}

resource "aws_subnet" "regional" {
  vpc_id            = "vpc-1"
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-west-2a"
}

resource "aws_instance" "by_zone" {
  ami               = "ami-1"
  instance_type     = "m5.large"
  availability_zone = "us-west-2-lax-1a"
}

resource "aws_instance" "by_subnet" {
  ami                         = "ami-1"
  instance_type               = "m5.large"
  subnet_id                   = aws_subnet.local.id
  associate_public_ip_address = true
}

resource "aws_instance" "regional" {
  ami           = "ami-1"
  instance_type = "m5.large"
  subnet_id     = aws_subnet.regional.id
}

resource "aws_launch_configuration" "c" {
  image_id      = "ami-1"
  instance_type = "m5.large"
}

resource "aws_autoscaling_group" "by_zone" {
  availability_zones   = ["us-west-2-lax-1a"]
  min_size             = 1
  max_size             = 1
  launch_configuration = aws_launch_configuration.c.name
}

resource "aws_autoscaling_group" "by_subnets" {
  vpc_zone_identifier  = [aws_subnet.local.id]
  min_size             = 1
  max_size             = 1
  launch_configuration = aws_launch_configuration.c.name
}

resource "aws_autoscaling_group" "in_both" {
  vpc_zone_identifier  = [aws_subnet.local.id, aws_subnet.regional.id]
  min_size             = 1
  max_size             = 1
  launch_configuration = aws_launch_configuration.c.name
}

resource "aws_eks_node_group" "nodes" {
  cluster_name  = "c"
  node_role_arn = "arn:aws:iam::123456789012:role/x"
  subnet_ids    = [aws_subnet.local.id]
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}

resource "aws_nat_gateway" "local" {
  subnet_id = aws_subnet.local.id
}

resource "aws_lb" "local" {
  internal = true
  subnets  = [aws_subnet.local.id]
}
